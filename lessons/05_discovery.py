# %% [markdown]
# # 5 · Discovery
#
# <!-- sitting: what happened last Tuesday -->
#
# <!-- promise: Find out what is worth building, and what a test of it is worth. -->
#
# **You will be able to** ask about what happened.

# %%
from pmkit import repeat_due

# %%
repeat_due("discovery")

# %% [markdown]
# ## The decision
#
# *Mealwise, Thursday, 8 October 2026.*
