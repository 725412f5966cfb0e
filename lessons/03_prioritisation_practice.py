# %% [markdown]
# # 3 · Prioritisation: practice
#
# From single steps to choosing the method yourself. In any order, with as many tries as you like; answers are kept.
# About 45 minutes. Mealwise and its numbers are invented.

# %% [markdown] tags=["facilitator"]
# ## For facilitators: this chapter in a room
#
# These notes stand only in this instructors' copy.
#
# | minutes | step | listen for |
# |---:|---|---|
# | 5 | *first-pick*, hands up, count, no comment | “It depends” – on what? Write the words on the wall. |
# | 5 | *rice-allergy* alone, then compare with a neighbour | 80 instead of 0.8; effort that multiplies |
# | 10 | *same-score*, then the score table on the projector at 30 % | “But 3,200 is more”: let the table answer |
# | 10 | *queue*: one group dictates, you drag | Loud jobs first. Ask what the others' wait costs. |
# | 10 | *MoSCoW board* in groups of four, one laptop each | “Important” – ask what happens on the day without it |
# | 10 | release planner: a volunteer pulls, the room guesses first; then pin the chef | “It is only one feature”: what goes out? |
# | 10 | *say-no* in pairs, read aloud to a Viktor | A maybe; a blame; no other way |
# | 5 | one sentence each for Monday | A question is better than a promise |
#
# **25 minutes and a projector:** *first-pick* with hands (3), *same-score* (5), score table at 30 % (7), queue (7),
# one sentence each (3). Leave MoSCoW as homework: exercises/03_prioritisation.ipynb.
#
# **10 people:** pairs at one laptop; each pair defends one idea at the score table.
# **100 people:** hands or coloured cards for *first-pick* and *close-call*; the queue is dictated by one row each;
# groups of four at their own laptops only for the MoSCoW board.
#
# No network is needed once the course is installed. Copy the folder to a stick if the room has none.

# %%
from pmkit import show, solution

# %% [markdown]
# ## RICE and its relatives

# %%
show("prioritisation.rice-inputs")

# %% tags=["solution"]
solution("prioritisation.rice-inputs")

# %%
show("prioritisation.rice-period")

# %% tags=["solution"]
solution("prioritisation.rice-period")

# %%
show("prioritisation.reach-points")

# %% tags=["solution"]
solution("prioritisation.reach-points")

# %%
show("prioritisation.effort-parts")

# %% tags=["solution"]
solution("prioritisation.effort-parts")

# %%
show("prioritisation.rice-order")

# %% tags=["solution"]
solution("prioritisation.rice-order")

# %%
show("prioritisation.ice-product")

# %% tags=["solution"]
solution("prioritisation.ice-product")

# %%
show("prioritisation.ease-effort")

# %% tags=["solution"]
solution("prioritisation.ease-effort")

# %%
show("prioritisation.votes")

# %% tags=["solution"]
solution("prioritisation.votes")

# %% [markdown]
# ## Queues

# %%
show("prioritisation.cd3-order")

# %% tags=["solution"]
solution("prioritisation.cd3-order")

# %%
show("prioritisation.two-orders")

# %% tags=["solution"]
solution("prioritisation.two-orders")

# %%
show("prioritisation.points-money")

# %% tags=["solution"]
solution("prioritisation.points-money")

# %%
show("prioritisation.cd3-breaks")

# %% tags=["solution"]
solution("prioritisation.cd3-breaks")

# %%
show("prioritisation.deadline")

# %% tags=["solution"]
solution("prioritisation.deadline")

# %% [markdown]
# ## What may be missing

# %%
show("prioritisation.everything-must")

# %% tags=["solution"]
solution("prioritisation.everything-must")

# %%
show("prioritisation.wont-means")

# %% tags=["solution"]
solution("prioritisation.wont-means")

# %%
show("prioritisation.moscow-sort")

# %% tags=["solution"]
solution("prioritisation.moscow-sort")

# %% [markdown]
# ## Which method?

# %%
show("prioritisation.method-fits")

# %% tags=["solution"]
solution("prioritisation.method-fits")

# %%
show("prioritisation.plan-nine")

# %% tags=["solution"]
solution("prioritisation.plan-nine")

# %%
show("prioritisation.must-months")

# %% tags=["solution"]
solution("prioritisation.must-months")

# %% [markdown]
# ## Another product
#
# The last one is open: no key, but rules, points to mark yourself by, and two texts to compare with.

# %%
show("prioritisation.other-product")

# %% tags=["solution"]
solution("prioritisation.other-product")
