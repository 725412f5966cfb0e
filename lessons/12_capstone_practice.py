# %% [markdown]
# # 12 · Eight quarters: practice
#
# Companies other than Mealwise are invented too.
