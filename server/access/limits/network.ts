import { isIPv6 } from 'node:net'

/**
 * What counts as one sender: an IPv4 address, or the half of an IPv6 address that a provider gives to one customer, who is
 * free to make up the other half.
 */
export function networkOf(ip: string): string {
	const plain = ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
	if (!isIPv6(plain)) return plain
	const [head = '', tail] = plain.toLowerCase().split('%')[0]?.split('::') ?? []
	const before = head === '' ? [] : head.split(':')
	const after = tail === undefined || tail === '' ? [] : tail.split(':')
	const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
	const groups = [...before, ...zeros, ...after].slice(0, 4)
	return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
