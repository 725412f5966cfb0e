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
# (notebooks/03_prioritisation.ipynb), in its order.
#
# ### To prepare
#
# - Press *Start over* in the explorers. Fold the course map away (*Ctrl+B*) and zoom the browser to 125 %, so that the last
#   row can read the bars.
# - No network is needed once the course is installed. Copy the folder to a stick if the room has none.
# - Homework after 25 minutes: part 3, then the practice sheet (exercises/03_prioritisation.ipynb).
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 3 | Four ideas, one free team: choose, no comment. | Part 1. Hands or phones; count. | `prioritisation.first-pick` |
# | 5 | Two scores are level. Are they the same? | “Both have 3,000<!-- =rice.mw-04:,.0f -->.” What would have to be found out? | `prioritisation.same-score` |
# | 7 | How often does the leader stay first? Bet, then look. | The score table at 30 %. | `prioritisation.how-often-first` `prioritisation.score-table` |
# | 7 | Six jobs, one team: which order costs least? | Part 2, the queue: one group dictates, you drag. | `prioritisation.queue-rule` `prioritisation.queue` |
# | 3 | One sentence for Monday. | A question is better than a promise. | `text: What will you ask on Monday when two ideas are close?` |
#
# ### 90 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 5 | Four ideas, one free team: choose, no comment. | Part 1, hands or phones; count. Listen for “It depends.” On what? Write the words on the wall. | `prioritisation.first-pick` |
# | 8 | Alone, then compare with your neighbour. | Listen for 80 instead of 0.8, and for effort that multiplies. | `prioritisation.rice-allergy` |
# | 15 | Level scores, and how sure they are: bet, then look. | “Both have 3,000<!-- =rice.mw-04:,.0f -->”; then the score table on the projector at 30 %. Listen for “But 3,200<!-- =rice.mw-01:,.0f --> is more.” Let the table answer. | `prioritisation.same-score` `prioritisation.how-often-first` `prioritisation.score-table` |
# | 12 | Six jobs, one team: which order costs least? | Part 2, the queue: one group dictates, you drag. Loud jobs come first? Ask what the others' wait costs. | `prioritisation.queue-rule` `prioritisation.queue` |
# | 15 | In fours, one laptop each: what must be in? | Part 3, the MoSCoW board. Listen for “Important.” Ask what happens on the day without it. | `prioritisation.must-guess` `prioritisation.moscow` |
# | 15 | A release that fits: guess what sorting misses, then pull. | Part 5: a volunteer pulls, the room guesses first; then the chef under *Must be in*. Listen for “It is only one feature.” What goes out? | `prioritisation.cut-guess` `prioritisation.release` |
# | 15 | In pairs: the note to Viktor. Two are read aloud to a Viktor. | Part 6. Listen for a maybe, for blame, for no other way. | `prioritisation.say-no` |
# | 5 | One sentence for Monday. | A question is better than a promise. | `text: What will you ask on Monday when two ideas are close?` |
#
# ### Groups of other sizes
#
# **Without a projector:** the queue is six people in a row, each holding up what a week of their waiting costs.
#
# **10 people:** pairs at one laptop. Each pair defends one idea at the score table.
#
# **100 people:** phones, hands or coloured cards for the first pick, and for “Then it is settled” (*Do you have it?*). One
# row after the other dictates the queue. For the MoSCoW board: groups of four at their own laptops.

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
