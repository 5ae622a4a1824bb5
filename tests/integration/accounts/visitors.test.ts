import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { logIn } from '#server/actions/accounts/log-in.ts'
import { signUp } from '#server/actions/accounts/sign-up.ts'
import { listChanges } from '#server/actions/plans/history/list-changes.ts'
import { undoChange } from '#server/actions/plans/history/undo-change.ts'
import { updatePlanHead } from '#server/actions/plans/update-plan-head.ts'
import { openSample } from '#server/actions/projects/open-sample.ts'
import { seedSample } from '../../../prisma/seed.ts'
import { must } from '../../factories/must.ts'
import { anAddress, aPerson, PASSWORD } from '../../factories/people.ts'

const anIp = () => ({ ip: randomBytes(4).toString('hex') })

/** Somebody without an account who has opened the sample and changed it. */
async function aVisitor() {
	await seedSample()
	const { projectId, newVisitorId } = await openSample(anIp(), null)
	const visitor = { userId: must(newVisitorId), name: '', email: null, requestId: 'test' }
	await updatePlanHead(visitor, { projectId }, { fields: { description: 'Ours' } })
	return { projectId, visitor }
}

test('what a visitor has done stands under the name they sign up with', { timeout: 60_000 }, async () => {
	const { projectId, visitor } = await aVisitor()
	const account = { name: 'Ana Lucas', email: anAddress(), password: PASSWORD }
	expect(await signUp(anIp(), visitor, account)).toEqual({ ok: true, userId: visitor.userId })
	const names = (await listChanges({ ...visitor, name: 'Ana Lucas' }, { projectId })).map(({ userName }) => userName)
	expect(names).toEqual(['Ana Lucas', 'Ana Lucas'])
})

test('of who logs in instead it is their own, too, and they can take it back', { timeout: 60_000 }, async () => {
	const { projectId, visitor } = await aVisitor()
	const ana = await aPerson('Ana Lucas')
	await logIn(anIp(), visitor, { email: ana.email, password: PASSWORD })
	expect((await listChanges(ana, { projectId })).map(({ userName }) => userName)).toEqual(['Ana Lucas', 'Ana Lucas'])
	expect(await undoChange(ana, { projectId }, { way: 'undo', step: undefined })).toMatchObject({ ok: true })
})
