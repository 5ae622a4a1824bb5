import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

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
