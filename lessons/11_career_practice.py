# %% [markdown]
# # 11 · Career: practice
#
# Companies other than Mealwise are invented too.
