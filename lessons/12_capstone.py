# %% [markdown]
# # 12 · Eight quarters
#
# <!-- sitting: the decision -->
#
# <!-- promise: Lead a product for eight quarters, and tell decision from luck. -->
#
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import repeat_due

# %%
repeat_due("capstone")
