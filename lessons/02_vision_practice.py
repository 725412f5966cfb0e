# %% [markdown]
# # 2 · Vision and strategy: practice
#
# <!-- sitting: sentences to take apart -->
#
# Twenty<!-- =questions.all:Words --> items, about 44<!-- =minutes.all --> minutes. They get harder; from the
# third sitting on you choose the tool yourself. The products are invented.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# **The chapter in a workshop of 90 minutes.** Minutes in brackets. Before you begin, press *Start over* in each
# explorer: it remembers the last group.
#
# - Which sentence on the wall? Hands up for each, no discussion (5). Keep the count for the end.
# - Positioning of Mealwise in pairs, with the explorer (15). Listen for “everyone” and for “none”: ask “whom did
#   she ring?”
# - Each pair writes its own product's statement and swaps with a neighbour (20). The neighbour names one idea that the
#   statement refuses. If there is none, it goes back.
# - Wedge explorer on the projector (15). Let the room change one share at a time. Listen for “but the market is
#   larger”: ask how many of them they can reach.
# - North Star tree (10). Ask for a bet before each slider: this month, and in the long run?
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
# **Disputes you will meet.** A board or a story of the future; a solution in the vision or not; what a job is; one North
# Star or several; 0.7 as a mark. Give both sides, and ask what each would help to decide.

# %%
from pmkit import show, solution

# %% [markdown]
# ## Words that decide

# %%
show("vision.alternative-none")

# %% tags=["solution"]
solution("vision.alternative-none")

# %%
show("vision.benefit-feature")

# %% tags=["solution"]
solution("vision.benefit-feature")

# %%
show("vision.targets")

# %% tags=["solution"]
solution("vision.targets")

# %% [markdown]
# ## Statements to take apart
#
# Eight statements, and some drafts after them. They are invented, in the style of real ones.

# %%
show("vision.eight-kinds")

# %% tags=["solution"]
solution("vision.eight-kinds")

# %%
show("vision.eight-gaps")

# %% tags=["solution"]
solution("vision.eight-gaps")

# %%
show("vision.eight-measure")

# %% tags=["solution"]
solution("vision.eight-measure")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: numbers that steer (8<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Numbers that steer
#
# <!-- sitting: numbers that steer -->

# %%
show("vision.seats")

# %% tags=["solution"]
solution("vision.seats")

# %%
show("vision.wedge-shifts")

# %% tags=["solution"]
solution("vision.wedge-shifts")

# %%
show("vision.wedge-leave")

# %% tags=["solution"]
solution("vision.wedge-leave")

# %%
show("vision.stars")

# %% tags=["solution"]
solution("vision.stars")

# %%
show("vision.grade-tickets")

# %% tags=["solution"]
solution("vision.grade-tickets")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: first choose the tool (11<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Which tool fits?
#
# <!-- sitting: which tool fits -->
#
# From here on you choose the tool yourself.

# %%
show("vision.which-tool")

# %% tags=["solution"]
solution("vision.which-tool")

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

# %%
show("vision.how-often")

# %% tags=["solution"]
solution("vision.how-often")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: your own words (12<!-- =minutes.4 --> minutes).

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
