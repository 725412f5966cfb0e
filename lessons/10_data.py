# %% [markdown]
# # 10 · Data and AI products
#
# <!-- sitting: the decision -->
#
# <!-- promise: Say what personal data are for, and how good a model is and for whom. -->
#
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import repeat_due

# %%
repeat_due("data")
