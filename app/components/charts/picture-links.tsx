import type { MouseEvent } from 'react'
import { useScripts } from '#app/hooks/use-scripts.ts'

const KINDS = ['svg', 'png'] as const

/** The chart of the card around these as a file, for slides and papers; the way to it is fetched when it is asked for. */
export function PictureLinks({ name }: { name: string }) {
	if (!useScripts()) return null
	const save = async (event: MouseEvent<HTMLElement>, kind: (typeof KINDS)[number]) => {
		const chart = event.currentTarget
			.closest('.card')
			?.querySelector<SVGSVGElement>('svg.chart:not(.phone-only, .chart-head)')
		const { savePicture } = await import('./save-picture.ts')
		if (chart) await savePicture(chart, { name, kind })
	}
	return KINDS.map((kind) => (
		<button
			key={kind}
			type="button"
			className="wide-only underline"
			aria-label={`Save “${name}” as ${kind.toUpperCase()}`}
			onClick={(event) => {
				void save(event, kind)
			}}
		>
			{kind.toUpperCase()}
		</button>
	))
}
