import type { ReactNode } from 'react'
import { Plus } from 'lucide-react'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState, type EmptyStateProps } from '#app/components/ui/empty-state.tsx'
import { articled } from '#shared/grid/grid-lists.ts'
import type { Begin } from '#server/views/pages/first-steps.ts'

type BeginCardProps = Pick<EmptyStateProps, 'title' | 'layer'> & { begin: Begin; canEdit: boolean; children: ReactNode }

/** In place of figures of nothing: what the page will tell, and the entry it needs for that. */
export function BeginCard({ title, layer, begin, canEdit, children }: BeginCardProps) {
	return (
		<section className="card">
			<EmptyState
				title={title}
				{...(layer && { layer })}
				actions={
					canEdit && (
						<ButtonLink kind="primary" to={`../${begin.to}`}>
							<Plus className="icon-small" strokeWidth={1.75} aria-hidden />
							Add {articled(begin.noun)}
						</ButtonLink>
					)
				}
			>
				{children}
			</EmptyState>
		</section>
	)
}
