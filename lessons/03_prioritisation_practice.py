# %% [markdown]
# # 3 · Prioritisation: practice
#
# <!-- sitting: who needs what -->
#
# Methods are mixed here, and several questions leave it to you to choose one first. In any order, with as many tries as
# you like; answers are kept. About 48<!-- =minutes.all --> minutes, in three sittings. Mealwise, the other products and all numbers are
# invented.

# %% [markdown] tags=["facilitator"]
# ## For facilitators: this chapter in a room
#
# These notes stand only in this instructors' copy. Parts and questions are those of the lesson
# (notebooks/03_prioritisation.ipynb), in its order. The table adds up to 65 minutes of work in the room.
#
# | minutes | step in the lesson | listen for |
# |---:|:---|:---|
# | 5 | Part 1, “Which of the four would you build first?”: hands up, count, no comment | “It depends.” On what? Write the words on the wall. |
# | 5 | Part 1, “What is the RICE score?”: alone, then compare with a neighbour | 80 instead of 0.8; effort that multiplies |
# | 10 | Part 1, “both have 3,000<!-- =rice.mw-04:,.0f -->”; then the score table on the projector at 30 % | “But 3,200<!-- =rice.mw-01:,.0f --> is more.” Let the table answer. |
# | 10 | Part 2, the queue: one group dictates, you drag | Loud jobs first. Ask what the others' wait costs. |
# | 10 | Part 3, the MoSCoW board: groups of four, one laptop each | “Important.” Ask what happens on the day without it. |
# | 10 | Part 5, the release planner: a volunteer pulls, the room guesses first; then the chef under *Must be in* | “It is only one feature.” What goes out? |
# | 10 | Part 6, the note to Viktor: in pairs, read aloud to a Viktor | A maybe; a blame; no other way |
# | 5 | *Monday morning*: one sentence each | A question is better than a promise. |
#
# **25 minutes and a projector.** Part 1: first pick with hands (3 minutes), “both have 3,000<!-- =rice.mw-04:,.0f -->” (5), score table at 30 %
# (7). Part 2: the queue (7). At the end one sentence each (3). Fold the course map away (Ctrl+B) and zoom the browser to
# 125 %, so that the last row can read the bars. Homework: part 3, then the practice sheet
# (exercises/03_prioritisation.ipynb).
#
# **Without a projector:** the queue is six people in a row, each holding up what a week of their waiting costs.
#
# **10 people:** pairs at one laptop. Each pair defends one idea at the score table.
#
# **100 people:** hands or coloured cards for the first pick, and for “Then it is settled” (*Do you have it?*). One row
# after the other dictates the queue. For the MoSCoW board: groups of four at their own laptops.
#
# No network is needed once the course is installed. Copy the folder to a stick if the room has none.

# %%
from pmkit import show, solution

# %% [markdown]
# ## First round

# %%
show("prioritisation.rice-inputs")

# %% tags=["solution"]
solution("prioritisation.rice-inputs")

# %%
show("prioritisation.rice-order")

# %% tags=["solution"]
solution("prioritisation.rice-order")

# %%
show("prioritisation.votes")

# %% tags=["solution"]
solution("prioritisation.votes")

# %%
show("prioritisation.wont-means")

# %% tags=["solution"]
solution("prioritisation.wont-means")

# %%
show("prioritisation.rice-period")

# %% tags=["solution"]
solution("prioritisation.rice-period")

# %%
show("prioritisation.clinic-method")

# %% tags=["solution"]
solution("prioritisation.clinic-method")

# %%
show("prioritisation.cd3-order")

# %% tags=["solution"]
solution("prioritisation.cd3-order")

# %%
show("prioritisation.ice-product")

# %% tags=["solution"]
solution("prioritisation.ice-product")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: dates, and a rule that breaks (15<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## Second round
#
# <!-- sitting: dates, and a rule that breaks -->

# %%
show("prioritisation.portal-method")

# %% tags=["solution"]
solution("prioritisation.portal-method")

# %%
show("prioritisation.portal-share")

# %% tags=["solution"]
solution("prioritisation.portal-share")

# %%
show("prioritisation.reach-points")

# %% tags=["solution"]
solution("prioritisation.reach-points")

# %%
show("prioritisation.two-orders")

# %% tags=["solution"]
solution("prioritisation.two-orders")

# %%
show("prioritisation.effort-parts")

# %% tags=["solution"]
solution("prioritisation.effort-parts")

# %%
show("prioritisation.deadline")

# %% tags=["solution"]
solution("prioritisation.deadline")

# %%
show("prioritisation.cd3-breaks")

# %% tags=["solution"]
solution("prioritisation.cd3-breaks")

# %%
show("prioritisation.method-fits")

# %% tags=["solution"]
solution("prioritisation.method-fits")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: what fits, and another product (17<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## Third round
#
# <!-- sitting: what fits, and another product -->

# %%
show("prioritisation.plan-nine")

# %% tags=["solution"]
solution("prioritisation.plan-nine")

# %%
show("prioritisation.moscow-sort")

# %% tags=["solution"]
solution("prioritisation.moscow-sort")

# %%
show("prioritisation.twice-the-room")

# %% tags=["solution"]
solution("prioritisation.twice-the-room")

# %% [markdown]
# ## Another product
#
# The last one is open: no key, but rules, points to mark yourself by, and two texts to compare with.

# %%
show("prioritisation.other-product")

# %% tags=["solution"]
solution("prioritisation.other-product")
