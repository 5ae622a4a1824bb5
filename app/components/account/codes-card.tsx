import { Card } from '#app/components/ui/card.tsx'

/** Recovery codes, this once. */
export function CodesCard({ codes }: { codes: readonly string[] }) {
	return (
		<Card
			title="Your recovery codes"
			plain
			sub="Store them away from your phone and keys. Each works once; they are shown only now."
			className="mb-3 max-w-[1184px]"
		>
			<ul className="recovery-codes" aria-label="Recovery codes">
				{codes.map((code) => (
					<li key={code}>
						<code>{code}</code>
					</li>
				))}
			</ul>
		</Card>
	)
}
