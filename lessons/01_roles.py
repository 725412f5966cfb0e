# %% [markdown]
# # 1 · Roles: who decides what
#
# <!-- promise: Say who decides what, and repair a set-up in which nobody does. -->
# <!-- sitting: who does what -->
#
# **You will be able to**
#
# - say who decides what in a given company;
# - give each decision one person who answers for it;
# - recognise four broken set-ups, and repair them;
# - choose a split that fits the company: one team or many, consumers or firms;
# - write a first-month plan for a new product owner.
#
# Sitting 1, *who does what*: 15<!-- =minutes.1 --> minutes. Sitting 2, *one name and 40 hours*: 14<!-- =minutes.2 --> minutes. Sitting 3, *one
# role or two*: 8<!-- =minutes.3 --> minutes. Sitting 4, *what goes wrong elsewhere*: 13<!-- =minutes.4 --> minutes. Then, when you like, *your own
# product*: 15<!-- =minutes.5 --> minutes.
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, figure, look_back, repeat_due, show

# %%
repeat_due("roles")

# %% [markdown]
# ## The decision
#
# Mealwise plans dinners for families and fills their basket at the supermarket. Families pay for it; some employers pay
# for their people. *Monday, 5 October 2026, 8:40.* Viktor, who sells to employers: “Annegret needs
# [single sign-on](00_glossary.ipynb#single-sign-on) by 15 December. I have told her yes.” (Annegret speaks for the
# largest employer.) Clara, the founder: “Imagine the chef on stage in April!” Inês, who leads engineering: “I have two
# [squads](00_glossary.ipynb#squad) and need one order. Whom do I ask?”
#
# Jonas has been [product owner](00_glossary.ipynb#product-owner) for three weeks. He writes it all into the
# [backlog](00_glossary.ipynb#backlog). “And what may I decide without asking?” Mara, the
# [product manager](00_glossary.ipynb#product-manager), looks up. “Nobody has ever said.”

# %%
show("roles.first-guess")

# %%
show("roles.committee")

# %% [markdown]
# ## 1 · Who does what
#
# Three titles are often mixed up:
#
# - A **product manager** answers for whether a product is worth it, as long as it lives. It is a job.
# - A **product owner** answers in [Scrum](00_glossary.ipynb#scrum) for the value of what is built, and for the backlog.
#   The [Scrum Guide](00_glossary.ipynb#scrum-guide) calls it an [accountability](00_glossary.ipynb#accountability).
#   Whoever has it may hold any job.
# - A **[project manager](00_glossary.ipynb#project-manager)** answers for a piece of work with an end: its aim, time and
#   cost.
#
# In Scrum a product owner, a [Scrum master](00_glossary.ipynb#scrum-master) and the
# [developers](00_glossary.ipynb#developers) are one [Scrum team](00_glossary.ipynb#scrum-team). They work in
# [sprints](00_glossary.ipynb#sprint) and meet each day for the [daily scrum](00_glossary.ipynb#daily-scrum). A
# [stakeholder](00_glossary.ipynb#stakeholder) is anybody else with an interest in the product.

# %%
show("roles.settled-guess")

# %% [markdown]
# Jonas has begun a wall of cards. Put each card where you think it belongs; it answers at once. Many have more than
# one home. Then change **Judge by**, and see which cards are no longer at home in another company. (Two words on
# the wall: the [product goal](00_glossary.ipynb#product-goal) is what the product should reach next, the
# [definition of done](00_glossary.ipynb#definition-of-done) is what must be true of finished work.)

# %%
explore("roles.sorter")

# %%
look_back("roles.settled-guess")

# %% [markdown]
# So for many activities “who does what” is not a matter of knowledge. A company has to decide it and say it aloud.
# *Accept finished work* shows it: [SAFe](00_glossary.ipynb#safe), a [framework](00_glossary.ipynb#framework) for many
# teams, gives it to the product owner; the guide names nobody.
#
# What the guide does settle is worth knowing, if only because others will quote it at you. Here are some of these
# activities, among them the [sprint goal](00_glossary.ipynb#sprint-goal).

# %%
show("roles.scrum-sort")

# %% [markdown]
# *11:20.* Viktor comes back with a list of [stories](00_glossary.ipynb#story).

# %%
show("roles.scribe")

# %% [markdown]
# *14:00.* A consultant visits. He talks about a [definition of ready](00_glossary.ipynb#definition-of-ready).

# %%
show("roles.ready")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: Mealwise writes down who answers for what, and Jonas counts
# his hours (14<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## 2 · Exactly one accountable
#
# <!-- sitting: one name and 40 hours -->
#
# *Tuesday, 9:00.* Mara has found an old table. Each row is a decision, each column a person, each cell a letter:
#
# - **A**, accountable: answers for it and has the last word.
# - **R**, responsible: does the work. **A/R**: both.
# - **C**, consulted: asked before. **I**, informed: told after.
#
# This custom is called [RACI](00_glossary.ipynb#raci); we found no inventor. [DACI](00_glossary.ipynb#daci) and
# [RAPID](00_glossary.ipynb#rapid) use other letters for the same thought: one person decides.

# %%
show("roles.matrix-guess")

# %% [markdown]
# Some words in the table: an [API](00_glossary.ipynb#api) is a door through which the software of two firms talks.
# Korbmarkt is the supermarket that delivers. The [recommender](00_glossary.ipynb#recommender) proposes dinners. Ruth,
# from outside, advises on data protection.
#
# The column *Checker* tells what is wrong with a row, and the list below says more. *Has the power* names who could
# really decide. Repair all rows.

# %%
explore("roles.matrix")

# %%
look_back("roles.matrix-guess")

# %% [markdown]
# The checker looks for three things: one A, at least one R, and an A with the power to decide. It does not count who is
# asked: hearing four people is fine as long as one decides. And it can't see whether you would want to work there.

# %%
show("roles.accountable")

# %%
show("roles.tidy-but-wrong")

# %% [markdown]
# ## 3 · A week of 40 hours
#
# *Wednesday, 17:30.* Whoever answers for something needs hours for it. First a look at other firms.

# %%
show("roles.strategic-guess")

# %% [markdown]
# Jonas has kept a list of his third week. Move the hours until nothing starves, and compare with other weeks. What did
# you have to take away? (These weeks and the least hours are invented: we found no good measurement.)

# %%
explore("roles.week")

# %%
look_back("roles.strategic-guess")

# %% [markdown]
# The survey is [self-selected](00_glossary.ipynb#self-selected): those answered who wanted to. Still, most surveys of the
# field report the same wish, more time for direction. That Jonas spent no hour with customers has another reason.

# %%
show("roles.only-pm")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: should Mealwise have one role, or two? (8<!-- =minutes.3 --> minutes)

# %% [markdown]
# ## 4 · One role or two
#
# <!-- sitting: one role or two -->
#
# *Thursday, 9:10.* Clara: “Why do we pay two people for one backlog?” Four set-ups are common. Follow a question of
# a squad from right to left. Who may answer it? Each person in between is a [hand-off](00_glossary.ipynb#hand-off).

# %%
figure("roles.four-set-ups")

# %%
show("roles.set-up-guess")

# %%
show("roles.load-guess")

# %% [markdown]
# Now try both. Move the number of teams and the share that an owner decides alone. The arithmetic stands below the
# bars: a queue for each person. Its numbers are invented; the shape is what matters.

# %%
explore("roles.set-up")

# %%
look_back("roles.set-up-guess")

# %%
look_back("roles.load-guess")

# %% [markdown]
# Whatever the set-up, two questions decide how long a team waits. May the person who is asked decide? An owner who may
# not is a [proxy](00_glossary.ipynb#proxy). And does that person have hours left? The share of the hours that is asked
# for is called [utilisation](00_glossary.ipynb#utilisation); in the best set-ups somebody always has hours free.
#
# With eight squads one person would be asked for 40<!-- =eight_squads.asked:.0f --> hours a week and has 20<!-- =hours_there.manager:.0f -->. There are two ways out.
# SAFe puts an owner near each team. The Scrum Guide wants one owner, one product goal and one backlog for all teams on
# a product, and [LeSS](00_glossary.ipynb#less) shows how: teams clear up details with users themselves. If they do so
# for 80<!-- =eight_squads.direct --> % of the questions, the rest takes the owner 8<!-- =eight_squads.left:.0f --> hours. Try it with the last slider.

# %%
show("roles.boss")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: what goes wrong in other firms, and what is disputed (13<!-- =minutes.4 --> minutes).

# %% [markdown]
# ## 5 · What goes wrong elsewhere
#
# <!-- sitting: what goes wrong elsewhere -->
#
# *Friday, 10:00.* Jonas calls two friends who are product owners in other firms. First a guess about such firms.

# %%
show("roles.reactive")

# %% [markdown]
# Where requests drive the strategy, two set-ups are near: the [order taker](00_glossary.ipynb#order-taker), and the
# [feature factory](00_glossary.ipynb#feature-factory).

# %%
show("roles.broken")

# %% [markdown]
# And one more mix-up, with a date on it: a [project](00_glossary.ipynb#project) is not a product.

# %%
show("roles.project")

# %% [markdown]
# ### What is disputed
#
# - **Role or job?** Melissa Perri: product owner is a role in a Scrum team, product manager the job. Many firms hire
#   product owners as a job.
# - **One or two?** Marty Cagan: one, or there is no clear owner. Roman Pichler: a big owner decides consistently and
#   may be overloaded; a small one has focus, and hand-offs.
# - **SAFe's split.** A manager for a train of teams, an owner for each team's backlog. For it: somebody near each team.
#   Against it: the owner loses customers and strategy.
# - **CEO of the product?** Critics: no power over people and money. Cagan keeps the comparison, for the width of the
#   view.
#
# We found no study that compares the set-ups in numbers. So say under which conditions you would choose what. One
# way to say it: Mara owns the [outcome](00_glossary.ipynb#outcome), Jonas goal and order.

# %%
look_back("roles.first-guess")

# %%
show("roles.one-or-two")

# %% [markdown]
# ## Monday morning
#
# - To your manager: “Which three decisions may I take without asking you? And which never?”
# - In the next quarrel about order: “Who is the one person that we have to convince?”
# - To yourself: count last week's hours with customers. Write the number down.

# %% [markdown]
# ## Self-check

# %%
show("roles.check-one-name")

# %%
show("roles.check-context")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: your own company (15<!-- =minutes.5 --> minutes), or the practice
# sheet.

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own product, when you like -->
#
# Which decision at your work has two A, or none? Here is the same table for your firm. Write the names of people, then a
# mark for each decision. Under *Has the power*, write who could really decide it. Leave a cell empty where you don't
# know: an empty row is a question for Monday. It stays on your computer, unless your class has a database.

# %%
explore("roles.own-matrix")

# %% [markdown]
# Then your last week. What starves in it? A look at your calendar is enough.

# %%
explore("roles.own-week")

# %% [markdown]
# ### For your portfolio
#
# A new product owner begins on Monday: Jonas, or you. Write the first month, and compare with the two examples
# afterwards. Your matrix, your week and this text are kept. On the start page, *My work as one page* puts them together.

# %%
show("roles.first-month")

# %% [markdown]
# ## Sources
#
# - Ken Schwaber and Jeff Sutherland, *The Scrum Guide*, November 2020 (and all editions from 2010).
# - Roman Pichler, *Agile Product Management with Scrum*, 2010; “Size Matters”, 23 June 2015; “Product Manager vs.
#   Product Owner” (opening read).
# - Melissa Perri, *Escaping the Build Trap*, 2018 (quoted by others). Marty Cagan, SVPG essays on product manager
#   and product owner (read in a report on them). LeSS on the product owner (read in the same report).
# - Jeff Patton, keynote reported by InfoQ, 23 March 2018. Mary Poppendieck, quoted by InfoQ, March 2011.
# - John Cutler, “12 Signs You're Working in a Feature Factory”, 17 November 2016 (signs 1 to 7 read).
# - Scaled Agile, pages on Product Management and Product Owner, version 6 (read in part and in summaries).
# - PMI, *PMBOK Guide*, 7th edition, 2021 (read in excerpts). Atlassian on DACI (read in part). Rogers and Blenko,
#   “Who Has the D?”, Harvard Business Review, January 2006 (read in summaries).
# - Pragmatic Marketing, annual survey, 2013 (n = 1,800). ProductPlan, *State of Product Management*, 2023 (n above 1,500).
# - Queues: J. R. Jackson, “Networks of Waiting Lines”, *Operations Research*, 1957; Leonard Kleinrock, *Queueing
#   Systems*, 1975. Their use for product work: Donald Reinertsen, *The Principles of Product Development Flow*, 2009.
#   (These three are standard works and were not read again for this course.)
#
# What is marked as read in part or second-hand should be looked up before you quote it.
