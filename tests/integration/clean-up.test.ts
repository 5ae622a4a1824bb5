import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { database } from '#server/store/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { startSession } from '#server/access/sessions.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import { openSample } from '#server/actions/projects/open-sample.ts'
import { cleanUp } from '#server/actions/upkeep/clean-up.ts'
import { seedSample } from '../../prisma/seed.ts'
import { anAddress, aPerson } from '../factories/people.ts'

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)

async function aVisitor() {
	await seedSample()
	const { projectId, newVisitorId } = await openSample({ ip: randomBytes(4).toString('hex') }, null)
	const userId = newVisitorId ?? ''
	await startSession(new Request('http://localhost/'), userId)
	const isThere = async () => [
		await database().project.count({ where: { id: projectId } }),
		await database().user.count({ where: { id: userId } }),
	]
	return { projectId, userId, isThere }
}

test('a visitor’s plan goes after 30 days without use, and the visitor with it', async () => {
	const visitor = await aVisitor()
	await cleanUp(inDays(29))
	expect(await visitor.isThere()).toEqual([1, 1])
	await database().project.updateMany({ where: { id: visitor.projectId }, data: { updatedAt: inDays(10) } })
	await cleanUp(inDays(31))
	expect(await visitor.isThere()).toEqual([1, 1])
	expect(await cleanUp(inDays(41))).toMatchObject({ visitorTeams: 1, visitors: 1 })
	expect(await visitor.isThere()).toEqual([0, 0])
})

test('a visitor who is still signed in keeps the plan, and an account keeps everything', async () => {
	const visitor = await aVisitor()
	const ana = await aPerson()
	const far = { expiresAt: inDays(60), endsAt: inDays(60) }
	await database().session.updateMany({ where: { userId: visitor.userId }, data: far })
	await cleanUp(inDays(45))
	expect(await visitor.isThere()).toEqual([1, 1])
	const kept = { OR: [{ id: ana.teamId }, { kind: 'sample' }] }
	expect(await acrossTeams(() => database().team.count({ where: kept }))).toBe(2)
	expect(await database().user.count({ where: { id: ana.userId } })).toBe(1)
})

test('ended sessions and mails older than 30 days go', async () => {
	const ana = await aPerson()
	await startSession(new Request('http://localhost/'), ana.userId)
	await database().session.updateMany({ where: { userId: ana.userId }, data: { expiresAt: inDays(-1) } })
	const to = anAddress()
	await sendMail({ to, subject: 'Welcome', text: 'Hello' })
	await cleanUp(new Date())
	expect(await database().session.count({ where: { userId: ana.userId } })).toBe(0)
	expect(await database().mail.count({ where: { recipient: to } })).toBe(1)
	await cleanUp(inDays(31))
	expect(await database().mail.count({ where: { recipient: to } })).toBe(0)
})
