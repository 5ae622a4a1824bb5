import { expect, test } from 'vitest'
import * as notifications from '#app/routes/account.notifications/route.tsx'
import * as plan from '#app/routes/p.$project/route.tsx'
import * as talk from '#app/routes/p.$project.talk/route.ts'
import { unseal } from '#server/store/seal.ts'
import { database } from '#server/store/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { listMails } from '#server/store/rows/mails.ts'
import { auditFilterIn, readAudit } from '#server/actions/audit/read-audit.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { deleteComment, editComment } from '#server/actions/talk/change-comment.ts'
import { countTalk, readTalk } from '#server/actions/talk/list-threads.ts'
import { sendDigests } from '#server/actions/talk/send-digests.ts'
import { settleThread, writeComment } from '#server/actions/talk/write-comment.ts'
import { removeMember } from '#server/actions/teams/remove-member.ts'
import { ALL_TALK, FIGURE } from '#shared/together/talk.ts'
import { aBrowser } from '../factories/browser.ts'
import { must } from '../factories/must.ts'
import { aMember, aPerson } from '../factories/people.ts'
import { contract, planFile } from '../factories/plan-file.ts'

const GRID = 'powerContracts/grid'
const address = 'https://strata.example'

test('people talk at an entry and at a figure; who is named hears it at once, who wrote before by the mail of the day, nobody twice', async () => {
	const mara = await aPerson('Mara Ortiz')
	const jun = await aMember(mara.teamId, 'commenter')
	const viewer = await aMember(mara.teamId, 'viewer')
	const { projectId } = await createProject(
		mara,
		mara.teamId,
		planFile({ powerContracts: [contract('grid'), contract('gas')] }),
	)
	const ref = { projectId }
	const heading = await getHeading(mara, ref)
	const [hers, his] = [await aBrowser(mara), await aBrowser(jun)]
	const at = { path: `/p/${projectId}/talk`, params: { project: projectId } }
	const say = (who: typeof hers, fields: Record<string, string>) =>
		who.send(talk.action, at, { intent: 'write', stay: 'yes', ...fields })

	expect((await say(hers, { place: GRID, text: `@${jun.name}, is 200 MW agreed?` })).status).toBe(200)
	const [thread] = (await readTalk(jun, heading, { key: ALL_TALK })).threads
	expect(thread).toMatchObject({ label: 'grid', unread: true, resolvedBy: null })
	expect(thread?.comments[0]?.parts).toEqual([
		{ text: `@${jun.name}`, isMention: true },
		{ text: ', is 200 MW agreed?', isMention: false },
	])
	const [mail] = await listMails(jun.email)
	expect(mail?.subject).toBe('Mara Ortiz mentioned you: grid, Abilene campus')
	expect(unseal(mail?.sealedText ?? new Uint8Array())).toContain(`/p/${projectId}?scenario=`)
	// Reading it is what it takes.
	expect((await readTalk(jun, heading, { key: GRID })).threads[0]?.unread).toBe(false)
	expect(await countTalk(jun, heading)).toEqual({ open: { [GRID]: 1 }, unread: 0 })

	// An answer waits for the mail of the day, and what is read until then is not in it.
	const threadId = thread?.id ?? ''
	expect((await say(his, { threadId, text: 'Yes, by letter.' })).status).toBe(200)
	expect(await countTalk(mara, heading)).toMatchObject({ open: { [GRID]: 2 }, unread: 1 })
	expect(await listMails(mara.email)).not.toContainEqual(
		expect.objectContaining({ subject: expect.stringContaining('not read') }),
	)
	await sendDigests(new Date())
	await sendDigests(new Date())
	const digests = (await listMails(mara.email)).filter(({ subject }) => subject === 'One comment to you not read yet')
	expect(digests).toHaveLength(1)
	const { told } = await hers.load(notifications.loader, { path: '/account/notifications', params: {} })
	expect(told[0]).toMatchObject({ who: jun.name, did: 'answered at', label: 'grid', isUnread: true })
	expect(
		(
			await hers.send(
				notifications.action,
				{ path: '/account/notifications', params: {} },
				{ intent: 'times', mention: 'never', answer: 'never' },
			)
		).status,
	).toBe(302)
	expect((await say(his, { threadId, text: '@Mara Ortiz it is signed.' })).status).toBe(200)
	await sendDigests(new Date())
	expect((await listMails(mara.email)).filter(({ subject }) => /not read yet|mentioned/.test(subject))).toHaveLength(1)

	// Settled, and open again by an answer.
	await settleThread(jun, { projectId, threadId }, true)
	expect(await countTalk(mara, heading)).toMatchObject({ open: {} })
	expect((await readTalk(mara, heading, { key: GRID })).threads[0]?.resolvedBy).toBe(jun.name)
	await say(hers, { threadId, text: 'One thing more.' })
	expect(await countTalk(mara, heading)).toMatchObject({ open: { [GRID]: 4 } })

	// At a figure, by its address.
	const figure = { kind: FIGURE, itemId: 'layers.energy.available', field: '', scope: 'plan', month: '2026-07' }
	expect(await writeComment(jun, ref, { text: 'Is this firm?', at: { place: figure }, address })).toMatchObject({
		ok: true,
	})
	expect((await readTalk(mara, heading, { key: ALL_TALK })).threads).toHaveLength(2)

	// Who may not, and where nothing is.
	await expect(writeComment(viewer, ref, { text: 'x', at: { threadId }, address })).rejects.toMatchObject({
		code: 'forbidden',
	})
	await expect(writeComment(await aPerson(), ref, { text: 'x', at: { threadId }, address })).rejects.toMatchObject({
		code: 'not_found',
	})
	await expect(settleThread(viewer, { projectId, threadId }, true)).rejects.toMatchObject({ code: 'forbidden' })
	expect((await say(his, { place: 'powerContracts/coal', text: 'x' })).status).toBe(404)
	expect((await say(his, { place: GRID, text: ' ' })).status).toBe(422)
	expect((await say(his, { place: GRID, text: 'x'.repeat(4001) })).status).toBe(422)

	// Who has left by the hour of the mail gets none of what waited for them.
	await removeMember(mara, mara.teamId, jun.userId)
	await sendDigests(new Date())
	expect((await listMails(jun.email)).filter(({ subject }) => subject.includes('not read yet'))).toEqual([])
}, 60_000)

const NOW = Date.parse('2026-11-01T00:00:00Z')

/** A plan of which somebody has said as much as that: a thread a minute, the first at the grid. */
async function aTalkedOfPlan(threads: number) {
	const mara = await aPerson('Mara Ortiz')
	const { projectId } = await createProject(
		mara,
		mara.teamId,
		planFile({ powerContracts: [contract('grid'), contract('gas')] }),
	)
	const heading = await getHeading(mara, { projectId })
	const of = { teamId: mara.teamId, projectId, scenarioId: heading.scenario.id, kind: 'powerContracts' }
	const by = { authorId: mara.userId, authorName: mara.name }
	await acrossTeams(() =>
		database().comment.createMany({
			data: Array.from({ length: threads }, (_, index) => {
				const id = `thread-${String(index).padStart(4, '0')}`
				const at = new Date(NOW + index * 60_000)
				const itemId = index === 0 ? 'grid' : 'gas'
				const said = { itemId, label: itemId, text: `Said ${String(index)}` }
				return { ...of, ...by, ...said, id, threadId: id, createdAt: at, lastAt: at }
			}),
		}),
	)
	return { mara, projectId, heading, browser: await aBrowser(mara) }
}

test('of 600 threads the oldest is found at its row and page by page, and an answer to it is shown first', async () => {
	const { mara, projectId, heading, browser } = await aTalkedOfPlan(600)
	const shown = async (search: Readonly<Record<string, string>>) => {
		const path = `/p/${projectId}?${new URLSearchParams(search).toString()}`
		const { talk: beside } = await browser.load(plan.loader, { path, params: { project: projectId } })
		return beside !== null && beside.past === null ? beside : null
	}
	expect((await countTalk(mara, heading)).open).toEqual({ [GRID]: 1, 'powerContracts/gas': 599 })
	expect((await shown({ talk: GRID }))?.threads.map(({ id }) => id)).toEqual(['thread-0000'])

	const seen: string[] = []
	let page = await shown({ talk: ALL_TALK })
	for (; page !== null; page = page.next === null ? null : await shown({ talk: ALL_TALK, talkBefore: page.next })) {
		expect(page.threads.length).toBeLessThanOrEqual(20)
		seen.push(...page.threads.map(({ id }) => id))
		if (seen.length > 600) break
	}
	expect([seen.length, new Set(seen).size, seen[0], seen.at(-1)]).toEqual([600, 600, 'thread-0599', 'thread-0000'])

	const at = { path: `/p/${projectId}/talk`, params: { project: projectId } }
	const answer = { intent: 'write', stay: 'yes', threadId: 'thread-0000', text: 'Agreed after all.' }
	expect((await browser.send(talk.action, at, answer)).status).toBe(200)
	const [first] = (await shown({ talk: ALL_TALK }))?.threads ?? []
	expect(first?.id).toBe('thread-0000')
	expect(first?.comments.map(({ parts }) => parts[0]?.text)).toEqual(['Said 0', 'Agreed after all.'])

	// What is settled stands behind all that is open, and alone where it is asked for.
	await settleThread(mara, { projectId, threadId: 'thread-0599' }, true)
	expect((await shown({ talk: ALL_TALK, talkShow: 'resolved' }))?.threads.map(({ id }) => id)).toEqual(['thread-0599'])
	expect((await shown({ talk: ALL_TALK, talkShow: 'open' }))?.threads[1]?.id).toBe('thread-0598')
}, 60_000)

test('a long thread is read by parts back to its second comment, and whoever wrote early in it is told of an answer', async () => {
	const { mara, projectId, heading } = await aTalkedOfPlan(1)
	const jun = await aMember(mara.teamId, 'commenter')
	await acrossTeams(() =>
		database().comment.createMany({
			data: Array.from({ length: 620 }, (_, index) => ({
				...{ teamId: mara.teamId, projectId, scenarioId: heading.scenario.id, kind: 'powerContracts', itemId: 'grid' },
				...{ id: `answer-${String(index)}`, threadId: 'thread-0000', text: String(index) },
				...{ authorId: index === 0 ? jun.userId : mara.userId, authorName: 'Somebody' },
				createdAt: new Date(NOW + (index + 1) * 60_000),
			})),
		}),
	)
	const seen: string[] = []
	let before: string | null = null
	do {
		const page: Awaited<ReturnType<typeof readTalk>> = await readTalk(mara, heading, {
			...{ key: ALL_TALK, thread: 'thread-0000', before },
		})
		const [root, ...rest] = page.threads[0]?.comments ?? []
		expect([root?.id, rest.length <= 50]).toEqual(['thread-0000', true])
		seen.unshift(...rest.map(({ parts }) => parts[0]?.text ?? ''))
		before = page.threads[0]?.earlier ?? null
	} while (before !== null)
	expect(seen).toEqual(Array.from({ length: 620 }, (_, index) => String(index)))
	await writeComment(mara, { projectId }, { text: 'And so it is.', at: { threadId: 'thread-0000' }, address })
	const told = await (await aBrowser(jun)).load(notifications.loader, { path: '/account/notifications', params: {} })
	expect(told.told).toMatchObject([{ did: 'answered at', text: 'And so it is.' }])
}, 60_000)

test('who wrote a comment edits and deletes it; who it comes to name is told once, and nobody edits another’s', async () => {
	const { mara, projectId, heading, browser } = await aTalkedOfPlan(1)
	const jun = await aMember(mara.teamId, 'commenter')
	const admin = await aMember(mara.teamId, 'admin')
	const his = await aBrowser(jun)
	const at = { path: `/p/${projectId}/talk`, params: { project: projectId } }
	const change = (who: typeof browser, fields: Record<string, string>) =>
		who.send(talk.action, at, { stay: 'yes', ...fields })
	const read = async () => (await readTalk(mara, heading, { key: ALL_TALK, isSeen: false })).threads
	const root = { commentId: 'thread-0000', version: '1' }

	// An edit says when, tells whom it has come to name, and nobody twice.
	const named = `Said of the grid, @${jun.name}`
	expect((await change(browser, { intent: 'edit', ...root, text: named })).status).toBe(200)
	const [edited] = (await read())[0]?.comments ?? []
	expect(edited).toMatchObject({ version: 2, mayEdit: true, mayDelete: true })
	expect(edited?.edited?.when).toMatch(/UTC$/)
	expect((await listMails(jun.email)).filter(({ subject }) => subject.includes('mentioned you'))).toHaveLength(1)
	const again = { commentId: 'thread-0000', version: '2' }
	expect((await change(browser, { intent: 'edit', ...again, text: 'Nobody is named now.' })).status).toBe(200)
	expect((await change(browser, { intent: 'edit', ...again, version: '3', text: named })).status).toBe(200)
	expect((await listMails(jun.email)).filter(({ subject }) => subject.includes('mentioned you'))).toHaveLength(1)
	expect(await countTalk(jun, heading)).toMatchObject({ unread: 1 })

	// Who edits what is not there any more learns what is; what they typed is not kept in its place.
	const late = await change(browser, { intent: 'edit', ...root, text: 'Late' })
	expect([late.status, JSON.parse(await late.text())]).toMatchObject([409, { newer: { version: 4, text: named } }])
	expect((await change(browser, { intent: 'edit', ...again, version: '4', text: ' ' })).status).toBe(422)
	expect((await change(browser, { intent: 'edit', version: '4', text: 'x' })).status).toBe(400)

	// Nobody edits another's; an owner or admin deletes it, which the audit log tells.
	for (const who of [his, await aBrowser(admin)])
		expect((await change(who, { intent: 'edit', ...again, version: '4', text: 'Not mine' })).status).toBe(403)
	expect((await change(his, { intent: 'delete', commentId: 'thread-0000', version: '4' })).status).toBe(403)
	expect((await change(his, { intent: 'write', threadId: 'thread-0000', text: 'Mine' })).status).toBe(200)
	const [, answer] = (await read())[0]?.comments ?? []
	const theirs = { commentId: answer?.id ?? '', version: '1' }
	expect((await change(browser, { intent: 'edit', ...theirs, text: 'Hers' })).status).toBe(403)

	// What was said after it keeps its place; its text is gone, and with it what it told.
	expect((await change(browser, { intent: 'delete', ...again, version: '4' })).status).toBe(200)
	expect((await read())[0]?.comments).toMatchObject([
		{ isDeleted: true, parts: [], mayEdit: false, mayDelete: false },
		{ isDeleted: false, parts: [{ text: 'Mine' }] },
	])
	expect(await countTalk(jun, heading)).toMatchObject({ open: { [GRID]: 1 }, unread: 0 })
	expect((await change(browser, { intent: 'edit', ...again, version: '5', text: 'Back' })).status).toBe(404)
	await sendDigests(new Date())
	expect((await listMails(mara.email)).some(({ subject }) => subject === 'One comment to you not read yet')).toBe(true)

	// With the last of it the whole thread goes, and nobody answers what is not there.
	expect((await change(await aBrowser(admin), { intent: 'delete', ...theirs })).status).toBe(200)
	expect(await read()).toEqual([])
	expect((await change(his, { intent: 'write', threadId: 'thread-0000', text: 'Hello?' })).status).toBe(404)
	const { entries } = await readAudit(mara, mara.teamId, { filter: auditFilterIn(new URLSearchParams()), after: null })
	expect(entries[0]).toMatchObject({ who: admin.name, what: `deleted a comment of ${jun.name} on grid` })
}, 60_000)

test('no mail of the day has a deleted comment in it, and of an edited one what it says now', async () => {
	const { mara, projectId } = await aTalkedOfPlan(1)
	const jun = await aMember(mara.teamId, 'commenter')
	const said = async (text: string) => {
		const written = await writeComment(jun, { projectId }, { text, at: { threadId: 'thread-0000' }, address })
		expect(written.ok).toBe(true)
		return must(await lastOf(jun)).id
	}
	const lastOf = ({ userId: authorId }: typeof jun) =>
		acrossTeams(() => database().comment.findFirst({ where: { authorId }, orderBy: { createdAt: 'desc' } }))
	const [first, second] = [await said('Said in haste'), await said('Said with a slip')]
	await deleteComment(jun, { projectId, commentId: first, version: 1 })
	await editComment(jun, { projectId, commentId: second, version: 1 }, { text: 'Said as it is meant', address })
	await sendDigests(new Date())
	const [digest] = await listMails(mara.email)
	const text = unseal(digest?.sealedText ?? new Uint8Array())
	expect(text).toContain('Said as it is meant')
	expect(text).not.toMatch(/haste|slip/)
}, 60_000)

test('of two who delete the question and answer it at once, no answer is left without a thread', async () => {
	const { mara, projectId, heading } = await aTalkedOfPlan(12)
	const jun = await aMember(mara.teamId, 'commenter')
	const ids = Array.from({ length: 12 }, (_, index) => `thread-${String(index).padStart(4, '0')}`)
	await Promise.allSettled(
		ids.flatMap((id) => [
			deleteComment(mara, { projectId, commentId: id, version: 1 }),
			writeComment(jun, { projectId }, { text: 'Late', at: { threadId: id }, address }),
		]),
	)
	const left = await acrossTeams(() => database().comment.findMany({ where: { teamId: mara.teamId } }))
	const roots = new Set(left.filter(({ id, threadId }) => id === threadId).map(({ id }) => id))
	expect(left.filter(({ threadId }) => !roots.has(threadId))).toEqual([])
	const shown = (await readTalk(mara, heading, { key: ALL_TALK })).threads.flatMap(({ comments }) => comments)
	expect(shown).toHaveLength(left.length)
}, 60_000)
