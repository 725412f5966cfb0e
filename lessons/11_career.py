# %% [markdown]
# # 11 · Career
#
# <!-- sitting: the decision -->
#
# <!-- promise: Show evidence of what you can do, read an advertisement, and name a pay range with its source. -->
#
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import repeat_due

# %%
repeat_due("career")
