import { Card } from '#app/components/ui/card.tsx'
import { PACKET_FORMATS, packetAddress, PACKETS } from '#shared/report/packets.ts'

/** The papers that one reader asks for, each as PDF, workbook and JSON of the plan as it stands. */
export function PacketList({ projectId, search }: { projectId: string; search: string }) {
	return (
		<Card title="Packets" plain sub="Papers that one reader asks for, of the plan as it stands. They keep no number.">
			<ul className="grid gap-3">
				{PACKETS.map(({ id, label, says }) => (
					<li key={id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
						<span className="min-w-0 flex-1 basis-72">
							<span className="font-semibold">{label}.</span> <span className="text-ink-2">{says}</span>
						</span>
						<span className="flex gap-4">
							{PACKET_FORMATS.map((format) => (
								<a
									key={format}
									className="inline-flex min-h-6 items-center underline"
									href={`/p/${projectId}/${packetAddress(id, format)}${search}`}
									download
									aria-label={`${label} as ${format.toUpperCase()}`}
								>
									{format.toUpperCase()}
								</a>
							))}
						</span>
					</li>
				))}
			</ul>
		</Card>
	)
}
