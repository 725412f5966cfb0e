# %% [markdown]
# # 7 · From requirement to done
#
# <!-- sitting: from a wish to examples -->
#
# <!-- promise: Turn a wish into something finished that helps somebody. -->
#
# **You will be able to** write rules with examples that a wrong product would fail.

# %%
from pmkit import repeat_due

# %%
repeat_due("delivery")

# %% [markdown]
# ## The decision
#
# *Mealwise, Friday, 9 October 2026.*
