# %% [markdown]
# # 6 · Metrics
#
# <!-- sitting: why did it move -->
#
# <!-- promise: Tell whether it worked, and say so to somebody who decides. -->
#
# **You will be able to** define a number so that two people get the same one.

# %%
from pmkit import repeat_due

# %%
repeat_due("metrics")

# %% [markdown]
# ## The decision
#
# *Mealwise, Friday, 16 October 2026.*
