import type { PacketFormat } from '#shared/presentation/packets/packets.ts'

/** As what a packet is sent. */
export const PACKET_TYPES: Readonly<Record<PacketFormat, string>> = {
	pdf: 'application/pdf',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json',
}
