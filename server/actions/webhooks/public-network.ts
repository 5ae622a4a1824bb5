import { BlockList, isIP, isIPv6 } from 'node:net'

/** Networks that are this machine, the house it stands in, or nobody's: nothing of ours may be sent there at a stranger's word. */
const NOT_PUBLIC: readonly (readonly [string, number])[] = [
	['0.0.0.0', 8], // this network
	['10.0.0.0', 8],
	['100.64.0.0', 10], // shared by a provider's customers
	['127.0.0.0', 8],
	['169.254.0.0', 16], // link-local, and clouds' own data about a machine
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24], // for examples
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 4], // to many
	['240.0.0.0', 4],
	['::', 96], // unspecified, loopback, and IPv4 in an old spelling
	['::ffff:0:0:0', 96], // IPv4 translated
	['64:ff9b::', 32], // IPv4 behind a translator, public or not
	['100::', 64],
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16], // IPv4 in a tunnel
	['3fff::', 20],
	['fc00::', 7],
	['fe80::', 10],
	['fec0::', 10],
	['ff00::', 8],
]

const list = new BlockList()
for (const [net, bits] of NOT_PUBLIC) list.addSubnet(net, bits, isIPv6(net) ? 'ipv6' : 'ipv4')

/** Whether an address is one that anybody may be reached at. */
export function isPublicAddress(address: string): boolean {
	const plain = address.replace(/^\[|\]$/g, '').split('%')[0] ?? ''
	const family = isIP(plain)
	if (family === 0) return false
	// IPv4 within IPv6 is checked as what it is.
	return !list.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}
