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
# ### To prepare
#
# - Press *Start over* in each explorer: it remembers the last group.
# - With a projector, hide the course map with *Ctrl+B*, and enlarge the page with *Ctrl* and *+*. For an
#   explorer with a chart make it smaller again, until chart and controls stand on one screen.
# - Paper for everybody: each pair writes a statement in six slots.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 3 | Which sentence? Choose, without a word. | *The decision*, first card. Write the count down. | `vision.which-sentence` |
# | 8 | Six slots: mend one after the other. | *1 · One sentence, six slots*: the room calls, you type. | `vision.positioning` |
# | 8 | In pairs, on paper: your own product's statement, in the same six slots. | Walk round. Listen for “everyone”. | |
# | 4 | Swap with a neighbour. Name one idea that their statement refuses. | If there is none, it goes back. | `text: Which idea does your neighbour's statement refuse?` |
# | 2 | The same four sentences: which one now? | The first card again: count once more. *Monday morning*: each takes one of the three sentences home. | `vision.which-sentence` |
#
# ### 90 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 5 | Which sentence? Choose, without a word. | No discussion. Keep the count for the end. | `vision.which-sentence` |
# | 15 | In pairs: place Mealwise, slot by slot. | With the explorer. Listen for “everyone” and for “none”: ask “whom did she ring?” | `vision.positioning` |
# | 20 | Write your own product's statement and swap. Name one idea that it refuses. | The neighbour names the idea. If there is none, the statement goes back. | `text: Which idea does your neighbour's statement refuse?` |
# | 15 | Where to begin? Bet first, then change one share at a time. | Wedge explorer on the projector. Listen for “but the market is larger”: ask how many of them they can reach. | `vision.wedge-first` `vision.wedge` |
# | 10 | Before each slider a bet: this month, and in the long run? | North Star tree. | `vision.in-a-year` `vision.north-star` |
# | 15 | Tasks or results? Then grade them. | Sort tasks and results, then grade. Listen for “0.7 is green”. | `vision.key-result-task` `vision.okr` |
# | 5 | The sentence on the wall again. | Count once more. Who has moved, and why? | `vision.which-sentence` |
# | 5 | Monday morning: which sentence do you take along? | Each takes one of the three home. | |
#
# ### Groups of other sizes
#
# **10 people**: one group at one screen, each slider moved by another person. **100**: pairs at tables,
# phones or hands for every vote, three pairs read aloud.
#
# ### Disputes you will meet
#
# A board or a story of the future; a solution in the vision or not; what a job is; one North
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
