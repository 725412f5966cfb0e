# %% [markdown]
# # 8 · People
#
# <!-- sitting: who is missing -->
#
# <!-- promise: Reach a decision with people who want different things. -->
#
# **You will be able to** map who is touched, negotiate, lead a meeting and write down a decision.

# %%
from pmkit import repeat_due

# %%
repeat_due("people")

# %% [markdown]
# ## The decision
#
# *Mealwise, Tuesday, 3 November 2026.*
