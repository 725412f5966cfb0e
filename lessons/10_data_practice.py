# %% [markdown]
# # 10 · Data and AI products: practice
#
# Companies other than Mealwise are invented too.
