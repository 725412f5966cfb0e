# %% [markdown]
# # pmkit: learn product management by deciding
#
# You meet a product in trouble, decide something with your hands, and are told at once what was right and why.
# Then you do the same with your own product. Nothing you do here is ever lost, and nothing leaves this computer.

# %%
from pmkit import (
    bring_back,
    course_map,
    due_session,
    first_days,
    hand_in,
    join_room,
    open_items,
    open_room,
    own_backlog_path,
    show,
    skill_evidence,
    skill_profile,
    start_over,
    take_along,
    week_goal,
)

# %%
course_map()

# %% [markdown]
# ## From earlier

# %%
due_session()

# %%
week_goal()

# %% [markdown]
# ## What is still open

# %%
open_items()

# %%
skill_profile()

# %% [markdown]
# ## I start as a product owner
#
# Your first thirty days with a new team, a little each week: what to practise, which tool to use on your own backlog, whom to
# talk to. At the end of each week you have a page to show. A team can write a path of its own.

# %%
first_days()

# %% [markdown]
# ## On your own backlog
#
# From the file of your tracker to a plan and back. Steps 1 to 4 and 6 stand in
# [chapter 03](03_prioritisation.ipynb) under *On your own product*, step 5 in [chapter 04](04_roadmapping.ipynb). So far:

# %%
own_backlog_path()

# %% [markdown]
# ## Together, live
#
# In a class or a workshop everybody answers on a phone, or here, and all see on the wall what came of it.
#
# ### Join a room

# %%
join_room()

# %% [markdown]
# ### Open a room
#
# You lead: choose a chapter and what you ask. The wall for your projector shows a code and a QR picture.

# %%
open_room()

# %% [markdown]
# ## How it works
#
# - **A question**: answer it, then press *Check*. A wrong answer gets a reason, never a mark. Hints come in steps.
# - **An explorer**: pull, drag, type. The picture and the sentence under it follow. *Start over* brings back the start.
# - **Saving**: by itself, at every change. Close the page whenever you like; you go on where you were.
# - **Keyboard**: *Tab* goes on, *Space* and the arrows choose or move, *Enter* confirms. Nothing needs a mouse.
# - **Your own product**: every chapter ends with it. Type a few lines; or bring a list from the software in which your
#   team keeps its work (CSV or Excel). It stays on this computer.
# - **Words of the trade** are underlined with dots where you first meet them: click one, or press *Enter* on it. The
#   [glossary](00_glossary.ipynb) has all of them.
# - **Time**: a sitting has at most 20 minutes, and each ends with a good place to stop.
#
# ## Try one
#
# Two minutes, and you have seen how all of it works.

# %%
show("start.first-decision")

# %% [markdown]
# That was all there is to learn about the handling. Choose a chapter above.
#
# ## Your work is yours
#
# Take it along as a page, as files, or as a copy for another computer.

# %%
take_along()

# %% [markdown]
# ### Evidence of my skills
#
# A page for an interview: by skill, what you made, when and on what, how you answered, and how sure you were.

# %%
skill_evidence()

# %% [markdown]
# ### On another computer
#
# Make *A copy of everything* on the old computer, carry the file over, and choose it here.

# %%
bring_back()

# %% [markdown]
# ### With a class
#
# Type the code that you were given. Your name is not written into the file.

# %%
hand_in()

# %% [markdown]
# ### Once more from the beginning
#
# Nothing is deleted, and you can bring everything back.

# %%
start_over()

# %% [markdown]
# *Mealwise, the company of all chapters, is invented: its people, its customers and every number.*
