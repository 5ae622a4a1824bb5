import { expect, test } from 'vitest'
import { memberViews } from './member-views.ts'

const joinedAt = new Date('2026-11-25T04:00:00Z')
const members = [
	{ userId: 'ana', name: 'Ana Lucas', email: 'ana@example.com', role: 'owner', joinedAt },
	{ userId: 'jun', name: 'Jun Sato', email: 'jun@example.com', role: 'editor', joinedAt },
] as const
const reader = { userId: 'ana', role: 'owner', days: () => 'Today' } as const
const goers = (those: Parameters<typeof memberViews>[0]) =>
	memberViews(those, reader)
		.filter(({ mayGo }) => mayGo)
		.map(({ userId, roles }) => [userId, roles.includes('viewer')])

test('the only owner is neither let go nor made less; one of two is', () => {
	expect(goers(members)).toEqual([['jun', true]])
	expect(goers(members.map((member) => ({ ...member, role: 'owner' })))).toEqual([
		['ana', true],
		['jun', true],
	])
})

test('whoever may not manage the team may leave it and sends nobody away', () => {
	const mayGo = memberViews(members, { ...reader, userId: 'jun', role: 'editor' }).map((one) => [one.userId, one.mayGo])
	expect(mayGo).toEqual([
		['ana', false],
		['jun', true],
	])
})
