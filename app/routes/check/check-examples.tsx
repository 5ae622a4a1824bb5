import { Link } from '@remix-run/react'
import { Card } from '#app/components/ui/card.tsx'
import type { CheckExample } from '#server/views/pages/public/check/check-examples.ts'

/** Announcements of real campuses, to begin with. */
export function CheckExamples({ examples }: { examples: readonly CheckExample[] }) {
	return (
		<Card
			title="Or begin with a real one"
			plain
			sub="As published; each is among the cases that others are held against."
		>
			<ul className="grid gap-2">
				{examples.map(({ name, said, search }) => (
					<li key={name}>
						<Link className="inline-flex min-h-6 items-center underline" to={`/check?${search}`}>
							{name}
						</Link>{' '}
						<span className="text-ink-2">{said}</span>
					</li>
				))}
			</ul>
		</Card>
	)
}
