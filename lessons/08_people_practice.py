# %% [markdown]
# # 8 · Practice
#
# <!-- sitting: practice -->
#
# Items in one sitting.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# **In 25 minutes, with a projector.** Open the lesson beforehand, press *Start over* in the explorers, close the left bar,
# full screen (F11), make the type larger (Ctrl or Cmd and +). Print the two sheets below, one side for each pair.
#
# - Hands up (2): “To meet in the middle is fair.” Keep the count.
# - The table in pairs (10). One is Mealwise, one is Nordhafen; nobody shows their sheet. Eight minutes to agree on all five
#   issues, or on none. Use by site may not be offered. Then each pair writes down its package.
# - All deals against the line of what can't be bettered (4). Type them in *The table*: a pair calls its five options, you set
#   them. The middle is worth 51<!-- =table.ours:.0f --> and 62<!-- =table.theirs:.0f -->; 11<!-- =table.better --> of 162<!-- =table.lawful --> lawful packages are better for one
#   side and no worse for the other. Who left most on the table? Ask the pair what each of them did not ask.
# - *What only one knows* (5). Four volunteers get four facts that all of them know and one or two that only they know
#   (from the explorer). Two minutes of free talk, a vote; then the round “what do I know that you don't?”, and a vote again. Before the model
#   runs, hands: in how many of 100 meetings do they find the better way? In free talk it is 16<!-- =meeting.free:.0f -->, with written facts
#   first 79<!-- =meeting.written:.0f -->.
# - One sentence to your neighbour about the negotiation (4): when, what you did, what it led to, a question. Two are said
#   aloud, if those two want to.
#
# Listen for “I won” (ask: what did the other one get, and what was it worth to them?) and for “that is how she is” (ask: what
# did she do?).
#
# **With 10 people**: play the table twice, so that everybody has been on both sides. **With 100**: pairs; the deals come in on paper, and
# two helpers set ten of them. **With 300**: pairs with a neighbour; ten deals are called out. Nobody is scored for personality, and no test of emotional
# intelligence is given. Nobody has to say their guess, their feeling or their deal aloud.
#
# **Sheet for Mealwise** (points count for you alone; no deal is worth 45<!-- =limits.ours:.0f -->)
#
# | issue | first | second | third |
# |---|---|---|---|
# | sign-on | January 2027: 0 | March 2027: 7 | June 2027: 12 |
# | report | by site: not allowed | groups of at least 50: 8 | one total: 10 |
# | years | one: 0 | two: 14 | three: 30 |
# | price | 4.20 EUR: 28 | 4.00 EUR: 14 | 3.80 EUR: 0 |
# | seats | 2,900, fixed: 20 | may fall by a tenth each year: 8 | only those in use: 0 |
#
# **Sheet for Nordhafen** (points count for you alone; no deal is worth 40<!-- =limits.theirs:.0f -->)
#
# | issue | first | second | third |
# |---|---|---|---|
# | sign-on | January 2027: 36 | March 2027: 20 | June 2027: 0 |
# | report | by site: 12 | groups of at least 50: 14 | one total: 0 |
# | years | one: 10 | two: 6 | three: 0 |
# | price | 4.20 EUR: 0 | 4.00 EUR: 10 | 3.80 EUR: 20 |
# | seats | 2,900, fixed: 0 | may fall by a tenth each year: 12 | only those in use: 20 |
