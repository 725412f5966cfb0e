# %% [markdown]
# # 6 · Practice
#
# <!-- sitting: practice -->
#
# Items in one sitting.
