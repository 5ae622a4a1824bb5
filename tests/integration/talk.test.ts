import { expect, test } from 'vitest'
import * as notifications from '#app/routes/account.notifications/route.tsx'
import * as talk from '#app/routes/p.$project.talk/route.ts'
import { unseal } from '#server/auth/seal.ts'
import { listMails } from '#server/repositories/mails.ts'
import { createProject } from '#server/services/projects/create-project.ts'
import { getHeading } from '#server/services/plans/plan-heading.ts'
import { countTalk, readTalk } from '#server/services/talk/list-threads.ts'
import { sendDigests } from '#server/services/talk/send-digests.ts'
import { settleThread, writeComment } from '#server/services/talk/write-comment.ts'
import { removeMember } from '#server/services/teams/remove-member.ts'
import { ALL_TALK, FIGURE } from '#shared/together/talk.ts'
import { aBrowser } from '../factories/browser.ts'
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
