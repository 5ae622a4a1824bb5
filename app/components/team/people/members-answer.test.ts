import { expect, test } from 'vitest'
import { splitAddresses } from '#shared/schemas/account-forms.ts'
import { inviteToMend } from './members-answer.ts'

test('addresses are read as mail programs copy them, with names, quotes and commas', () => {
	const luis = 'luis@example.com'
	expect(splitAddresses(`Luis Vega <${luis}>`)).toEqual([luis])
	expect(splitAddresses(`"Vega, Luis" <${luis}>, Ana Ruiz <ana@example.com>`)).toEqual([luis, 'ana@example.com'])
	expect(splitAddresses(`Vega, Luis <${luis}>; Ruiz, Ana <ana@example.com>`)).toEqual([luis, 'ana@example.com'])
	expect(splitAddresses(`bo@example.com, Luis Vega <${luis}>\neva@example.com, 'kim@example.com'`)).toEqual([
		...['bo@example.com', luis],
		...['eva@example.com', 'kim@example.com'],
	])
	expect(splitAddresses(`<${luis}> nobody`)).toEqual([luis, 'nobody'])
	expect(splitAddresses(`bo, sam, Luis <${luis}>`)).toEqual(['bo', 'sam', luis])
})

test('what is no address comes back into the box of the invitation with its reason, and what is one does not', () => {
	const of = (address: string, outcome: 'invited' | 'invalid') => ({ address, outcome, link: null })
	const mend = inviteToMend({
		kind: 'invited',
		results: [of('ana@example.com', 'invited'), of('sam@north', 'invalid')],
	})
	expect(mend?.typed).toEqual({ addresses: 'sam@north' })
	expect(mend?.errors['addresses']).toEqual([
		'sam@north is not an email address (e.g. ana@example.com).',
		'All others are invited.',
	])
	expect(inviteToMend({ kind: 'invited', results: [of('ana@example.com', 'invited')] })).toBeUndefined()
})
