/** Papers for one reader each, made from the plan as it stands; the report is for all of them. */
export const PACKET_LABELS = { 'large-load': 'Large-load packet', training: 'Training packet' } as const
export type PacketKind = keyof typeof PACKET_LABELS

const SAYS: Readonly<Record<PacketKind, string>> = {
	'large-load':
		'Utility large-load data: firm, shiftable and pausable MW by month, interconnection, backup, collateral, ready dates and gaps.',
	training: 'Apprentice intake by year and trade, share of need met locally, and when apprentices become journeymen.',
}

export const isPacketKind = (name: string): name is PacketKind => Object.hasOwn(PACKET_LABELS, name)
/** Each with what it is called and for whom it is. */
export const PACKETS = Object.keys(PACKET_LABELS)
	.filter(isPacketKind)
	.map((id) => ({ id, label: PACKET_LABELS[id], says: SAYS[id] }))

export const PACKET_FORMATS = ['pdf', 'xlsx', 'json'] as const
export type PacketFormat = (typeof PACKET_FORMATS)[number]
/** As what a packet is sent. */
export const PACKET_TYPES: Readonly<Record<PacketFormat, string>> = {
	pdf: 'application/pdf',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json',
}

export const isPacketFormat = (name: string): name is PacketFormat => PACKET_FORMATS.some((format) => format === name)

/** Where a packet is had, after the address of the project: `packets/large-load.pdf`. */
export const packetAddress = (kind: PacketKind, format: PacketFormat): string => `packets/${kind}.${format}`

/** `large-load.pdf` → what is asked for; null where there is no such packet. */
export function readPacketName(name: string): { readonly kind: PacketKind; readonly format: PacketFormat } | null {
	const dot = name.lastIndexOf('.')
	const [kind, format] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)]
	return isPacketKind(kind) && isPacketFormat(format) ? { kind, format } : null
}
