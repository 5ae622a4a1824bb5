import { expect, test } from 'vitest'
import { EVERYBODY, partyOf, VISITORS } from '#server/runs/party.ts'
import { askedFrom, countAsGuest, currentAsker, nameAsker } from './asker.ts'
import type { Actor } from './actor.ts'
import { networkOf } from './limits/network.ts'

const person: Actor = { userId: 'ada', name: 'Ada', email: 'ada@example.com', requestId: null }
const visitor: Actor = { ...person, userId: 'v1', email: null }
const program: Actor = { ...person, token: { id: 'token', teamId: 't', scope: 'read' } }

const party = (named: readonly Actor[], team: string | null = 't', ip = '2001:db8:1:2::3') =>
	askedFrom(ip, async () => {
		for (const actor of named) nameAsker(actor)
		await Promise.resolve()
		return partyOf(currentAsker(), team)
	})

test('whose turn a question takes is known from its request: of a person or program in the team, of a network without an account', async () => {
	const network = '2001:db8:1:2::/64'
	expect(await party([person])).toEqual({ team: 't', person: 'ada', network })
	expect(await party([program])).toEqual({ team: 't', person: 'token', network })
	expect(await party([visitor])).toEqual({ team: VISITORS, person: network, network })
	expect(await party([])).toEqual({ team: VISITORS, person: network, network })
	expect(await party([person], null)).toEqual({ team: EVERYBODY, person: network, network })
	expect(partyOf(currentAsker(), 't')).toEqual({ team: 't', person: '', network: null })
})

test('visitors of one network are one party, and who reads what another team shares is one of them', async () => {
	expect(await party([visitor], 'their copy')).toEqual(await party([{ ...visitor, userId: 'v2' }], 'another copy'))
	const guest = await askedFrom('192.0.2.1', async () => {
		nameAsker(person)
		countAsGuest()
		await Promise.resolve()
		return partyOf(currentAsker(), 'shares its plan')
	})
	expect(guest).toEqual({ team: VISITORS, person: '192.0.2.1', network: '192.0.2.1' })
})

test('requests that run beside one another are not taken for each other', async () => {
	const parties = await Promise.all([party([person], 't', '192.0.2.1'), party([program], 't', '192.0.2.2')])
	expect(parties.map(({ person: who, network }) => [who, network])).toEqual([
		['ada', '192.0.2.1'],
		['token', '192.0.2.2'],
	])
})

test('an IPv4 address is itself, also where it is written as IPv6', () => {
	expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
	expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
	expect(networkOf('')).toBe('')
})

test('all addresses of one IPv6 customer are one sender, however they are written', () => {
	const spellings = [
		'2001:db8:0:1::5',
		'2001:0db8:0000:0001:aaaa:bbbb:cccc:dddd',
		'2001:DB8:0:1:0:0:0:9',
		'2001:db8:0:1::%eth0',
	]
	expect(new Set(spellings.map(networkOf))).toEqual(new Set(['2001:db8:0:1::/64']))
	expect(networkOf('2001:db8:0:2::5')).not.toBe(networkOf('2001:db8:0:1::5'))
	expect(networkOf('::1')).toBe('0:0:0:0::/64')
})
