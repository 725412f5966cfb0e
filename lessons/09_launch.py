# %% [markdown]
# # 9 · Launch and after
#
# <!-- sitting: before -->
#
# <!-- promise: Launch so that a fault is seen early, and read what came of it. -->
#
# **You will be able to** plan a launch in stages, say who stops it, and read what came of it.

# %%
from pmkit import repeat_due

# %%
repeat_due("launch")

# %% [markdown]
# ## The decision
#
# *Mealwise, Monday, 18 January 2027.*
