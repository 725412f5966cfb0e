# %% [markdown]
# # 2 · Vision and strategy: practice
#
# <!-- sitting: words and numbers that decide -->
#
# Fifteen<!-- =questions.all:Words --> items, about 33<!-- =minutes.all --> minutes. They get harder, and later ones mix the tools. The products are invented.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# **The chapter in a workshop of 90 minutes.** Minutes in brackets. Before you begin, press *Start over* in each
# explorer: it remembers the last group.
#
# - Which sentence on the wall? Hands up for each, no discussion (5). Keep the count for the end.
# - Positioning of Mealwise in pairs, with the explorer (15). Listen for “everyone” and for “none”: ask “who rang her
#   sister?”
# - Each pair writes its own product's statement and swaps with a neighbour (20). The neighbour names one idea that the
#   statement refuses. If there is none, it goes back.
# - Wedge explorer on the projector (15). Let the room change one share at a time. Listen for “but the market is
#   larger”: ask how many of them they can reach.
# - North Star tree (10). Ask for a bet before each slider.
# - Key results: sort tasks and results, then grade (15). Listen for “0.7 is green”.
# - The sentence on the wall again; count once more (5). Monday morning (5).
#
# **With 10 people**: one group at one screen, each slider moved by another person. **With 100**: pairs at tables,
# hands for every vote, three pairs read aloud.
#
# **25 minutes with a projector.** Hide the course map with *Ctrl+B*, and enlarge the page with *Ctrl* and *+*. For an
# explorer with a chart make it smaller again, until chart and controls stand on one screen.
#
# - *The decision*, first card: which sentence? Hands up for each; write the count down (3).
# - *1 · One sentence, six slots*: the room mends one slot after the other (8).
# - Each pair writes its own statement on paper, in the same six slots (8).
# - Swap with a neighbour, and name one idea that the statement refuses (4).
# - The first card again: count once more. *Monday morning*: each takes one of the three sentences home (2).
#
# **Disputes you will meet.** A board or a story of the future; one North Star or several; 0.7 as a mark. Give both
# sides, and ask what each would help to decide.

# %%
from pmkit import show, solution

# %% [markdown]
# ## Words that decide

# %%
show("vision.slots")

# %% tags=["solution"]
solution("vision.slots")

# %%
show("vision.targets")

# %% tags=["solution"]
solution("vision.targets")

# %%
show("vision.better-benefit")

# %% tags=["solution"]
solution("vision.better-benefit")

# %%
show("vision.wall")

# %% tags=["solution"]
solution("vision.wall")

# %%
show("vision.seats")

# %% tags=["solution"]
solution("vision.seats")

# %% [markdown]
# ## Numbers that steer

# %%
show("vision.wedge-shifts")

# %% tags=["solution"]
solution("vision.wedge-shifts")

# %%
show("vision.stars")

# %% tags=["solution"]
solution("vision.stars")

# %%
show("vision.grade-tickets")

# %% tags=["solution"]
solution("vision.grade-tickets")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: which tool fits (8<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Which tool fits?
#
# <!-- sitting: which tool fits -->
#
# From here on you choose the tool yourself.

# %%
show("vision.strategy")

# %% tags=["solution"]
solution("vision.strategy")

# %%
show("vision.committed")

# %% tags=["solution"]
solution("vision.committed")

# %%
show("vision.mean-clipped")

# %% tags=["solution"]
solution("vision.mean-clipped")

# %%
show("vision.levels")

# %% tags=["solution"]
solution("vision.levels")

# %%
show("vision.refusal")

# %% tags=["solution"]
solution("vision.refusal")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: two texts in your own words (12<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## In your own words
#
# <!-- sitting: in your own words -->

# %%
show("vision.rewrite")

# %% tags=["solution"]
solution("vision.rewrite")

# %%
show("vision.unseen")

# %% tags=["solution"]
solution("vision.unseen")
