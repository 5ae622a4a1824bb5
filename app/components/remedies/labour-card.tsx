import { Card } from '#app/components/ui/card.tsx'
import { LookingForRemedies } from './remedies-card.tsx'
import { MadeChange } from './made-change.tsx'
import { RemedyLines } from './remedy-lines.tsx'
import { useRemedies } from './use-remedies.ts'

/** Decisions on hands beside the gating trade; nothing where no trade moves a date. */
export function LabourCard({ gates }: { gates: boolean }) {
	const { reply, looking, stale, action } = useRemedies()
	if (!gates) return null
	if (reply === null || !reply.ok || reply.view.labour === null)
		return looking || reply === null ? (
			<Card title="Ways to fix the labor shortage">
				<LookingForRemedies />
			</Card>
		) : null
	const { title, lede, lines } = reply.view.labour
	return (
		<Card title={title} sub={lede}>
			<MadeChange>
				<RemedyLines
					lines={lines}
					canTry={reply.canTry}
					once={reply.once}
					rev={reply.rev}
					stale={stale}
					action={action}
				/>
			</MadeChange>
		</Card>
	)
}
