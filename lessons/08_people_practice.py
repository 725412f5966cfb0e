# %% [markdown]
# # 8 · People: practice
#
# <!-- sitting: who needs to hear what -->
#
# Eighteen<!-- =questions.all:Words --> items in three sittings, about 47<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools of several chapters. Companies other than Mealwise are invented too.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# ### To prepare
#
# - Open the lesson, press *Start over* in the explorers, close the left bar, full screen (F11), make the type larger (Ctrl
#   or Cmd and +).
# - Two sheets for each pair. In *Your own table and memo* the table with Nordhafen lies ready: choose *your side's sheet* at
#   *Show to print*, mark it with the mouse, copy it into a document; do the same with *the other side's sheet*; print one of
#   each for a pair.
# - For *What only one knows* four sets of cards: what Inês, Viktor, Aoife and Jonas know stands in the explorer.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 2 | “To meet in the middle is fair.” Do you agree? | Keep the count. | `people.middle` |
# | 10 | In pairs: Mealwise and Nordhafen. Nobody shows their sheet. Agree on all five issues, or on none. | Eight minutes. Use by site may not be offered. Then each pair writes down its package. | |
# | 4 | All deals on one picture: what was left on the table? | Type them into *Deals of a workshop* while the others finish: a line for each pair, with the number of its option for each issue (“pair 3: 2 2 3 1 1”, or “pair 4: no deal”), and each deal is a dot. The middle is worth 51<!-- =table.ours:.0f --> and 62<!-- =table.theirs:.0f -->; 11<!-- =table.better --> of 162<!-- =table.lawful --> lawful packages are better for one side and no worse for the other. Who left most on the table? Ask the pair what neither of them asked. | `people.own-negotiation` |
# | 5 | Four volunteers decide: free talk and a vote, then “what do I know that you don't?” and a vote. | *What only one knows*. Volunteers are Inês, Viktor, Aoife and Jonas: six facts that all know, and two or three of their own. Two minutes of free talk. Before the model runs, hands: in how many of 100 meetings do they find the better way? In free talk it is 16<!-- =meeting.free:.0f -->, with written facts first 79<!-- =meeting.written:.0f -->. | `people.talk-it-over` `people.what-one-knows` |
# | 4 | One sentence to your neighbour about the negotiation: when, what you did, what it led to, a question. | Two are said aloud, if those two want to. | |
#
# ### 90 minutes
#
# The names in italics are sections of the lesson.
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 3 | “To meet in the middle is fair.” Do you agree? | Keep the number. | `people.middle` |
# | 25 | In pairs: Mealwise and Nordhafen. Ten minutes, five issues. Then all deals on one picture. | *The table*, with two sheets. Then all deals against the line of what can't be bettered. Which pair left most, and in which issue? | `people.negotiation` |
# | 7 | A brewery and its beer tent: how many packages are better for one and worse for neither? | The brewery of the sheet as a check. Of 27<!-- =festival_beer.packages --> packages it is 2<!-- =festival_beer.better -->, and what they trade stands in the table. | |
# | 12 | Map five people of your own product. Who can be harmed and decides nothing? | *Who is touched*. | `people.never-spoken` `people.who-is-missing` |
# | 15 | Four volunteers decide: free talk and a vote, then “what do I know that you don't?” and a vote. | *What only one knows*, with cards of facts: three minutes of free talk; then each reads what the others may not know. | `people.talk-it-over` `people.what-one-knows` |
# | 15 | One sentence to your neighbour about the negotiation: when, what, what it led to, a question. | *Say it*. The neighbour says what they heard. Listen for “that is how she is”. | `people.say-it` |
# | 10 | The memo, alone, five minutes. | *Write it down*. Two are read aloud; somebody who was absent says what they would do now. | `people.decision-memo` |
# | 3 | Monday morning: three sentences. | | |
#
# Listen for “I won” (ask: what did the other one get, and what was it worth to them?) and for “that is how she is” (ask: what
# did she do?).
#
# ### Groups of other sizes
#
# **10 people**: play the table twice, so that everybody has been on both sides. **100**: pairs; the deals come in on
# paper, and two helpers type them. **300**: pairs with a neighbour; ten deals are called out. Nobody is scored for
# personality, and no test of emotional intelligence is given. Nobody has to say their guess, their feeling or their deal aloud.

# %%
from pmkit import look_back, show, solution

# %% [markdown]
# ## Who needs to hear what

# %%
show("people.eight-people")

# %% tags=["solution"]
solution("people.eight-people")

# %%
show("people.seen-or-judged")

# %% tags=["solution"]
solution("people.seen-or-judged")

# %%
show("people.ticket-machines")

# %% tags=["solution"]
solution("people.ticket-machines")

# %%
show("people.wrapped-praise")

# %% tags=["solution"]
solution("people.wrapped-praise")

# %%
show("people.by-mail")

# %% tags=["solution"]
solution("people.by-mail")

# %%
show("people.five-conflicts")

# %% tags=["solution"]
solution("people.five-conflicts")

# %%
show("people.more-people")

# %% tags=["solution"]
solution("people.more-people")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: packages and dates (13<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Packages and dates
#
# <!-- sitting: packages and dates -->

# %%
show("people.split-it-all")

# %% tags=["solution"]
solution("people.split-it-all")

# %%
show("people.lunch-packages")

# %% tags=["solution"]
solution("people.lunch-packages")

# %%
look_back("people.split-it-all")

# %%
show("people.about-the-price")

# %% tags=["solution"]
solution("people.about-the-price")

# %%
show("people.nine-weeks")

# %% tags=["solution"]
solution("people.nine-weeks")

# %%
show("people.it-went-well")

# %% tags=["solution"]
solution("people.it-went-well")

# %%
show("people.two-dates")

# %% tags=["solution"]
solution("people.two-dates")

# %%
show("people.own-colours")

# %% tags=["solution"]
solution("people.own-colours")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: whom first, and what you write (17<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Whom first, and what you write
#
# <!-- sitting: whom first, and what you write -->

# %%
show("people.sunday-opening")

# %% tags=["solution"]
solution("people.sunday-opening")

# %%
show("people.ruth-letter")

# %% tags=["solution"]
solution("people.ruth-letter")

# %%
show("people.dienstplan-hours")

# %% tags=["solution"]
solution("people.dienstplan-hours")

# %%
show("people.dienstplan")

# %% tags=["solution"]
solution("people.dienstplan")
