# %% [markdown]
# # 9 · Practice
#
# <!-- sitting: practice -->
#
# Items in one sitting.
