# %% [markdown]
# # 11 · Career
#
# <!-- sitting: what you can show -->
#
# <!-- promise: Show evidence of what you can do, read an advertisement, and name a pay range with its source. -->
#
# **You will be able to** keep a ledger of what you can show · read what a job is · say a range of pay with its source · work a case, and mark one
# fairly · plan ninety days in things that others can see.
#
# Sitting 1, *what you can show*: 15<!-- =minutes.1 --> minutes. Sitting 2, *pay and a case*: 13<!-- =minutes.2 --> minutes.
# Sitting 3, *a range, and a plan*: 14<!-- =minutes.3 --> minutes. Then, when you like: closer looks, and your own pages.
# You can begin with this chapter. Mealwise, its people, all adverts and Hanna, a nurse, are invented.

# %%
from pmkit import explore, look_back, repeat_due, show, skill_evidence

# %%
repeat_due("career")

# %% [markdown]
# ## The decision
#
# *Mealwise, Wednesday, 14 April 2027, 9:00.* Mealwise plans dinners; families pay for it, and some employers do. It may hire one
# [product manager](00_glossary.ipynb#product-manager). Mara, who is one, writes the advert, the questions and a range. Viktor, who sells: “Somebody
# who delivers!” And Jonas, the [product owner](00_glossary.ipynb#product-owner), has three offers. You sit on both sides of the table:
# **what does Mealwise ask, test and pay, and which offer is for Jonas?**

# %%
show("career.which-offer")

# %% [markdown]
# ## 1 · What you can show
#
# *9:20.* “What are you good at?” asks Mara. Jonas draws a wheel with marks for himself.

# %%
show("career.self-guess")

# %% [markdown]
# Rate yourself first, quickly. Then give one skill what shows it, and who could check: a line of your [ledger](00_glossary.ipynb#evidence-ledger). Lay an
# advert beside it, and name two gaps and one [surplus](00_glossary.ipynb#surplus). It stays on your computer.

# %%
explore("career.ledger")

# %%
look_back("career.self-guess")

# %%
show("career.know-myself")

# %% [markdown]
# ## 2 · Adverts
#
# *10:00.* Mara has 40<!-- =adverts.n --> adverts of other firms. What do they ask for?

# %%
show("career.words-guess")

# %% [markdown]
# Strike out the hits that mean something else; then you see what a careful reader says. Now read some adverts: what is the job by its [duties](00_glossary.ipynb#duties), a product, the
# backlog of a team, a [project](00_glossary.ipynb#project), or two jobs in one? Does the title say so?

# %%
explore("career.adverts")

# %%
look_back("career.words-guess")

# %%
show("career.title")

# %%
show("career.all-required")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: pay and a case (13<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 3 · Pay
#
# <!-- sitting: pay and a case -->
#
# *11:00.* Which range goes into the advert? Statistics sort jobs by their [occupation code](00_glossary.ipynb#occupation-code).

# %%
show("career.code-guess")

# %% [markdown]
# Choose a source: what is in its figure, and what is not? How sure is the [median](00_glossary.ipynb#median)? Type one of Jonas's offers, and set three
# sources side by side. Which of them would you name to him?

# %%
explore("career.pay")

# %%
look_back("career.code-guess")

# %%
show("career.salary-page")

# %% [markdown]
# ## 4 · The case
#
# *14:00.* Viktor wants to “just talk” with the applicants. Mara wants a [structured interview](00_glossary.ipynb#structured-interview) with a
# [case](00_glossary.ipynb#case).

# %%
show("career.talk-guess")

# %% [markdown]
# Choose a case. In an interview you have about twenty minutes; here a short line for each part will do. Mark yourself by the
# [rubric](00_glossary.ipynb#rubric). Then mark the answers of two strangers: how far are you from two experts, and these from each other?

# %%
explore("career.case")

# %%
look_back("career.talk-guess")

# %%
show("career.good-talk")

# %%
show("career.frameworks")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: a range, and a plan (14<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 5 · Estimate
#
# <!-- sitting: a range, and a plan -->
#
# *15:00.* “How many …?” is asked in many interviews, and in each planning.

# %%
show("career.held-guess")

# %% [markdown]
# Give a range for each quantity, so wide that you are 90 % sure, then see what was true: how many held, and how wide were they? Are they
# [calibrated ranges](00_glossary.ipynb#calibrated-ranges)? Below, take one estimate apart: which part makes it wide?

# %%
explore("career.estimate")

# %%
look_back("career.held-guess")

# %%
show("career.untouched")

# %% [markdown]
# ## 6 · Ninety days
#
# *16:00.* Hanna, the nurse, has five hours a week. She wants to apply in July.

# %%
show("career.certificate-guess")

# %% [markdown]
# Take the two gaps of your ledger. Write what will be there in ninety days, who sees it and when. Are the hours enough, and what does the checker find in your
# plan? Below: what to read for a decision, and ways in.

# %%
explore("career.plan")

# %%
look_back("career.certificate-guess")

# %%
show("career.ten-books")

# %%
look_back("career.which-offer")

# %% [markdown]
# **17:00.** Mara's advert names three duties, what is decided, and a range with what is in it. All applicants get the same three questions, and two people mark alone.
#
# ## Monday morning
#
# - “What could I show for that?”
# - “Which three of these ten do you really need?”
# - “What is the range, and what is in it?”

# %% [markdown]
# ## Do you have it?
#
# Without looking anything up.

# %%
show("career.check-evidence")

# %%
show("career.check-pay")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: closer looks, your own pages, or the
# practice sheet.*

# %% [markdown]
# ## Closer look: evidence and adverts
#
# <!-- sitting: closer look at evidence and adverts, when you like -->
#
# *Thursday.* What counts as evidence, and what does a count of words say?

# %%
show("career.radar")

# %%
show("career.nurse-lines")

# %%
show("career.lead-people")

# %%
show("career.how-many-adverts")

# %%
show("career.certificates")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: a range, and how to ask for it.*

# %% [markdown]
# ## Closer look: a range, and how to ask for it
#
# <!-- sitting: closer look at pay, when you like -->
#
# *Friday.* Jonas has two calls to make. What is in the range, and who asks first?

# %%
show("career.offer-middle")

# %%
show("career.ask-range")

# %%
show("career.part-time")

# %%
show("career.what-to-ask")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: the other side of the table.*

# %% [markdown]
# ## Closer look: the other side of the table
#
# <!-- sitting: closer look at hiring, when you like -->
#
# *Monday, 19 April.* Mara hires. Whoever has hired once reads adverts differently.

# %%
show("career.delivers")

# %%
show("career.same-questions")

# %%
show("career.within-one")

# %%
show("career.hour")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: ways in, books and names.*

# %% [markdown]
# ## Closer look: ways in, books and names
#
# <!-- sitting: closer look at ways in and books, when you like -->
#
# *Tuesday.* Hanna asks Mara how people get into this work, and what to read.

# %%
show("career.degree")

# %%
show("career.ways")

# %%
show("career.coopers")

# %%
show("career.read-for")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own adverts and pay (7<!-- =minutes.8 --> minutes).*

# %% [markdown]
# ## Your own adverts and pay
#
# <!-- sitting: your own adverts and pay, when you like -->
#
# Paste adverts that you would answer, ten or more if you can. What is each job, what is asked how often, and which of it can you show? What you paste
# stays on your computer. You can do one today and one another day.

# %%
explore("career.own-adverts")

# %% [markdown]
# Then figures of pay that you found, and an offer if you have one. Write beside them where they come from.

# %%
explore("career.own-pay")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own case and estimates (6<!-- =minutes.9 --> minutes).*

# %% [markdown]
# ## Your own case and estimates
#
# <!-- sitting: your own case and estimates, when you like -->
#
# Take a case from your own work, and let somebody else mark it too. Each marks alone.

# %%
explore("career.own-case")

# %% [markdown]
# Then write down ranges before you know: how long, how many, how much. Come back when you know, and count.

# %%
explore("career.own-estimate")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own page (7<!-- =minutes.10 --> minutes).*

# %% [markdown]
# ## Your own page
#
# <!-- sitting: your own page, when you like -->
#
# Write one line as it should stand in your ledger. Then go back to part 1 and add the lines that you have: work from any trade, and pages of this course.
# Your plan of ninety days takes your own gaps, too.

# %%
show("career.one-line")

# %% [markdown]
# Then take a page along for an interview. Tick what goes in; what may name other people is not ticked. Nobody examined it, and the page says so.

# %%
skill_evidence()

# %% [markdown]
# **For your portfolio:** *Evidence of my skills*, your ledger with its gaps; and your plan of ninety days. Show them to anybody you like. Figures of pay stay with you.
#
# **Sources.** P. Mabe and S. West, 1982 (abstract). E. Zell and Z. Krizan, 2014 (notes on it). M. McDaniel and others, 1994 (data, recomputed; observed values). P. Sackett and
# others, 2022 and 2023 (abstract). US Bureau of Labor Statistics on pay; filings for visas of the US Department of Labor, in one public copy. UK Office for National
# Statistics on its groups. Directive (EU) 2023/970 (in part), and how states stand, as told in 2026. E. Wilson, 1927, on the range of a share. Books are named for what they
# are for. Nothing here is legal advice, and no figure here is what you will earn.
