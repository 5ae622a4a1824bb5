import { memo, type ReactNode } from 'react'
import { Why } from '#app/components/explain/why.tsx'
import { WithTerms } from '#app/components/ui/terms.tsx'
import type { KeyFigure } from '#shared/formats/key-figure.ts'

/** Key figures in one row with hairlines; each that can be explained opens. */
export const KeyFigures = memo(function KeyFigures({
	figures,
}: {
	figures: readonly (KeyFigure & { isLate?: true })[]
}) {
	return (
		<dl className="figures" aria-label="Key figures">
			{figures.map((figure) => (
				<div className={figure.isLate ? 'figure figure-late' : 'figure'} key={figure.label}>
					<dt>
						<WithTerms>{figure.label}</WithTerms>
					</dt>
					<dd>
						<span className="figure-value">
							{figure.why === null ? (
								figure.value
							) : (
								<Why target={figure.why} title={`Why ${figure.label.toLowerCase()}`}>
									{figure.value}
								</Why>
							)}
							{figure.unit !== '' && <small>{figure.unit}</small>}
						</span>
						<span className="figure-note block">
							<WithTerms>{figure.note === '' ? '\u00a0' : figure.note}</WithTerms>
						</span>
					</dd>
				</div>
			))}
		</dl>
	)
})

type BesideProps = { figures: readonly KeyFigure[]; isFirst: boolean; children: ReactNode }

/** What a tab holds; on the first of a page its key figures stand before it, and beside it where there is room. */
export function BesideFigures({ figures, isFirst, children }: BesideProps) {
	return (
		<div className={isFirst ? 'figures-beside' : undefined}>
			{isFirst && <KeyFigures figures={figures} />}
			{children}
		</div>
	)
}
