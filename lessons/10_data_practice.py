# %% [markdown]
# # 10 · Data and AI products: practice
#
# <!-- sitting: whose data -->
#
# Eighteen<!-- =questions.all:Words --> items in three sittings, about 47<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools of several chapters. Companies other than Mealwise are invented too. Nothing here is legal advice.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# ### To prepare
#
# - Open the lesson, press *Start over* in the explorers, close the left bar, full screen (F11), make the type larger (Ctrl
#   or Cmd and +).
# - Say once: this is no legal advice, and dates are as of the day beside them.
# - Somebody in the room may live with an allergy, or have had trouble at work about such data. Nobody has to say so. If it
#   comes near, take the screening in *The line and the groups* instead of the meals.
# - To make 90 of the 25: add the grid in pairs, the two halves that meet, and the cards.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 3 | The flag is right nearly each time. How many of the unsafe meals does it find? Bet. | On paper or phones; say nothing yet. | `data.right-guess` |
# | 10 | Where does the line go? | *The line and the groups*. Before you move the line, ask what each half of the room fears more: a miss, or a false alarm. | `data.threshold` |
# | 9 | Annegret's report: choose the columns. I attack. | *Small cells*: the room chooses columns, you attack. | `data.cells-guess` `data.cells` |
# | 3 | To your neighbour: what would have to happen for you to switch it off? | One sentence each. | `text: What would make you switch it off?` |
#
# ### 90 minutes
#
# The names in italics are sections of the lesson.
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 5 | The flag is right nearly each time. How many of the unsafe meals does it find? Bet alone. | It is “94<!-- =flag.right:.0f --> % right”. Collect the numbers, say nothing yet. | `data.right-guess` |
# | 20 | In pairs, a lawyer and a data scientist: fill one purpose of the grid, and agree on each cell. | *What for*. Then two pairs compare: which cell did they fill otherwise, and what would each need to know? | `data.purposes-guess` `data.purposes` |
# | 15 | Annegret's report: choose the columns. I attack. | *Small cells*, on the projector. Whoever is found first chooses what goes. | `data.cells-guess` `data.cells` |
# | 25 | One half makes the share of right flags equal, the other the share of misses. Then meet. | *The line and the groups*. One from each half: what became of the other share? Only now look at the 94<!-- =flag.right:.0f --> % again. | `data.threshold` `data.same-for-all` |
# | 20 | In threes: a card for parents. Read it to somebody who may only ask “and what do I do now?” | *Say it*. | `data.card` |
# | 5 | Three sentences of Monday morning, about your own product. | | |
#
# Listen for “but there are no names in it”. Ask: who works there, and what do they know already? And for “it is right nearly
# each time”: how often is silence right?
#
# ### Groups of other sizes
#
# **10 people**: their own fields in *What for*, and each card is read to somebody from another trade. **100**: hands for where
# the line goes, counted twice, before and after the costs are told; the columns are called out.

# %%
from pmkit import look_back, show, solution

# %% [markdown]
# ## Whose data

# %%
show("data.eight-fields")

# %% tags=["solution"]
solution("data.eight-fields")

# %%
show("data.voice-consent")

# %% tags=["solution"]
solution("data.voice-consent")

# %%
show("data.chess-child")

# %% tags=["solution"]
solution("data.chess-child")

# %%
show("data.access-order")

# %% tags=["solution"]
solution("data.access-order")

# %%
show("data.bakery-tables")

# %% tags=["solution"]
solution("data.bakery-tables")

# %%
show("data.hidden-cell")

# %% tags=["solution"]
solution("data.hidden-cell")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: how good, for whom (14<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## How good, for whom
#
# <!-- sitting: how good, for whom -->

# %%
show("data.exam-cheats")

# %% tags=["solution"]
solution("data.exam-cheats")

# %%
show("data.cracked-jars")

# %% tags=["solution"]
solution("data.cracked-jars")

# %%
show("data.cough-line")

# %% tags=["solution"]
solution("data.cough-line")

# %%
show("data.leaks-guess")

# %% tags=["solution"]
solution("data.leaks-guess")

# %%
show("data.leaks")

# %% tags=["solution"]
solution("data.leaks")

# %%
look_back("data.leaks-guess")

# %%
show("data.labels")

# %% tags=["solution"]
solution("data.labels")

# %%
show("data.ferry-signals")

# %% tags=["solution"]
solution("data.ferry-signals")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: you choose, and say it (19<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Choose, and say it
#
# <!-- sitting: choose, and say it -->

# %%
show("data.two-helpers")

# %% tags=["solution"]
solution("data.two-helpers")

# %%
show("data.fire-sentence")

# %% tags=["solution"]
solution("data.fire-sentence")

# %%
show("data.which-question")

# %% tags=["solution"]
solution("data.which-question")

# %%
show("data.annegret")

# %% tags=["solution"]
solution("data.annegret")

# %%
show("data.scooter")

# %% tags=["solution"]
solution("data.scooter")
