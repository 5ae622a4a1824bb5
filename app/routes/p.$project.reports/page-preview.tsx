import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button, IconButton } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { PreviewedPage } from './use-preview.ts'

type PagePreviewProps = {
	page: PreviewedPage | null
	/** a newer one is on its way */
	isStale: boolean
	problem: string | null
	onTurn: (page: number) => void
	/** without scripts a button asks for the page */
	scripts: boolean
}

const TURNS: Readonly<Record<string, (page: number, pages: number) => number>> = {
	ArrowLeft: (page) => page - 1,
	ArrowRight: (page) => page + 1,
	PageUp: (page) => page - 1,
	PageDown: (page) => page + 1,
	Home: () => 1,
	End: (_page, pages) => pages,
}

/** The true pages of the report, one at a time, as they would be printed now. */
export function PagePreview({ page, isStale, problem, onTurn, scripts }: PagePreviewProps) {
	const turn = (to: number) => {
		if (page !== null && to >= 1 && to <= page.pages && to !== page.page) onTurn(to)
	}
	const onKeyDown = (event: KeyboardEvent) => {
		const next = TURNS[event.key]
		if (page === null || next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
		event.preventDefault()
		turn(next(page.page, page.pages))
	}
	return (
		<section className="report-preview" aria-label="Preview" aria-busy={isStale}>
			<div className="report-preview-head">
				<Pages page={page} turn={turn} scripts={scripts} />
				<span className="text-ink-3" role="status">
					{isStale && page !== null ? 'recalculating' : ''}
				</span>
			</div>
			{problem !== null && (
				<div className="mb-3">
					<Notice kind="failing" title="Preview not updated.">
						{problem}
					</Notice>
				</div>
			)}
			<p className="field-help mb-3">
				Decisions run when the report is issued; these pages mark where they will appear.
			</p>
			{page === null && problem !== null ? null : page === null ? (
				<div className="report-paper report-paper-empty">
					{scripts ? 'Drawing the first page…' : 'Press Preview to see the pages here.'}
				</div>
			) : (
				// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- turned by its keys, as a scroll region is
				<div
					className="report-paper"
					role="group"
					aria-label={labelOf(page)}
					data-stale={isStale || undefined}
					// eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its keys turn the pages
					tabIndex={0}
					onKeyDown={onKeyDown}
					// Drawn by our own engine: every text in it is escaped, and it holds no script, address or style.
					dangerouslySetInnerHTML={{ __html: page.svg }}
				/>
			)}
		</section>
	)
}

function Pages({ page, turn, scripts }: Pick<PagePreviewProps, 'page' | 'scripts'> & { turn: (to: number) => void }) {
	if (!scripts)
		return (
			<Button size="small" name="intent" value="preview">
				Show the first page
			</Button>
		)
	if (page === null) return <span className="card-name">Preview</span>
	return (
		<>
			<IconButton
				label="Previous page"
				type="button"
				size="small"
				disabled={page.page === 1}
				onClick={() => turn(page.page - 1)}
			>
				<ChevronLeft className="icon-small" strokeWidth={1.75} aria-hidden />
			</IconButton>
			<span>
				Page {page.page} of {page.pages}
			</span>
			<IconButton
				label="Next page"
				type="button"
				size="small"
				disabled={page.page === page.pages}
				onClick={() => turn(page.page + 1)}
			>
				<ChevronRight className="icon-small" strokeWidth={1.75} aria-hidden />
			</IconButton>
			<select
				className="report-jump"
				aria-label="Go to a section"
				value={String(sectionAt(page)?.page ?? 1)}
				onChange={({ currentTarget }) => turn(Number(currentTarget.value))}
			>
				{page.contents.map(({ anchor, number, bookmark, page: at }) => (
					<option key={anchor} value={at}>
						{number === '' ? bookmark : `${number} ${bookmark}`}
					</option>
				))}
			</select>
		</>
	)
}

const sectionAt = ({ contents, page }: PreviewedPage) => contents.findLast((one) => one.page <= page)

function labelOf(page: PreviewedPage): string {
	const section = sectionAt(page)
	return `Page ${String(page.page)} of ${String(page.pages)}${section === undefined ? '' : `: ${section.bookmark}`}`
}
