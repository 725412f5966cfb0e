# %% [markdown]
# # 4 · Roadmapping: practice
#
# Sixteen items, about 30 minutes. They get harder, and later ones mix the tools. The products are invented.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# **The chapter in a workshop of 90 minutes.** Minutes in brackets.
#
# - Which plan on the wall? Hands up for each, no discussion (5). Keep the count for the end.
# - Jonas's board in pairs, with the explorer (15). Listen for “but Later is only a parking place”: ask who has parked
#   there, and what he believes.
# - Each pair writes three cards of its own, with an outcome (15). The neighbour takes away each date and each solution.
# - The forecast on the projector (20). Ask for a bet before *since the last change*. Then ask for the 85 % number of
#   items. Half of the room will name the higher one; let it explain itself.
# - The timeline (10). Ask where one more person helps, before the slider moves.
# - Shocks (20). Three tables, one shock each. Each table reads its message for sales aloud; the others are Viktor.
# - The plan on the wall again; count once more. Monday morning (5).
#
# **With 10 people**: one screen, each slider moved by another person. **With 100**: pairs at tables, hands for every
# bet, three messages read aloud. **In 25 minutes**: Jonas's board, the forecast with both questions, one shock.

# %%
from pmkit import show, solution

# %% [markdown]
# ## What belongs where

# %%
show("roadmapping.horizon")

# %% tags=["solution"]
solution("roadmapping.horizon")

# %%
show("roadmapping.breaks")

# %% tags=["solution"]
solution("roadmapping.breaks")

# %%
show("roadmapping.goal-feature")

# %% tags=["solution"]
solution("roadmapping.goal-feature")

# %%
show("roadmapping.wip")

# %% tags=["solution"]
solution("roadmapping.wip")

# %% [markdown]
# ## Numbers with a chance

# %%
show("roadmapping.empty-weeks")

# %% tags=["solution"]
solution("roadmapping.empty-weeks")

# %%
show("roadmapping.which-history")

# %% tags=["solution"]
solution("roadmapping.which-history")

# %%
show("roadmapping.read-when")

# %% tags=["solution"]
solution("roadmapping.read-when")

# %%
show("roadmapping.five-items")

# %% tags=["solution"]
solution("roadmapping.five-items")

# %%
show("roadmapping.slack")

# %% tags=["solution"]
solution("roadmapping.slack")

# %% [markdown]
# ## Choose the tool yourself

# %%
show("roadmapping.scope-grows")

# %% tags=["solution"]
solution("roadmapping.scope-grows")

# %%
show("roadmapping.who-reads")

# %% tags=["solution"]
solution("roadmapping.who-reads")

# %%
show("roadmapping.average-is")

# %% tags=["solution"]
solution("roadmapping.average-is")

# %%
show("roadmapping.story-points")

# %% tags=["solution"]
solution("roadmapping.story-points")

# %%
show("roadmapping.after-shock")

# %% tags=["solution"]
solution("roadmapping.after-shock")

# %%
show("roadmapping.replan")

# %% tags=["solution"]
solution("roadmapping.replan")

# %%
show("roadmapping.unseen")

# %% tags=["solution"]
solution("roadmapping.unseen")
