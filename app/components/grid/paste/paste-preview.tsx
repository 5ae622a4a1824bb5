import { Fragment, useEffect, useRef, useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { useDryRun, useEdit } from '#app/keystroke/use-plan-store.ts'
import { refusalTexts } from '#shared/grid/edit-reply.ts'
import { gridList, isGraded } from '#shared/grid/grid-lists.ts'
import type { GridModel } from '#shared/grid/grid-model.ts'
import { DOLLARS } from '#shared/units/money.ts'
import { MOST_PASTED_LETTERS, MOST_PASTED_ROWS, type PastedBlock, type PreviewRow } from '#shared/grid/pasted.ts'
import { PasteTable } from './paste-table.tsx'
import { columnsMissing, pastedOf } from './match-heads.ts'
import { readTabbed } from './tabbed-text.ts'

export type PasteStart = {
	readonly rows: readonly (readonly string[])[]
	/** the column of the grid in which the block begins */
	readonly left: number
	/** the entries below each other from the cell that it was pasted into; none: into new rows */
	readonly ids: readonly string[]
}
export type PastePreviewProps = {
	grid: GridModel
	rev: number
	once: string
	start: PasteStart
	onClose: (said: string | null) => void
}
const NOTHING = 'Nothing to save'
const inList = (names: readonly string[], word: 'and' | 'or' = 'or') =>
	new Intl.ListFormat('en-US', { type: word === 'or' ? 'disjunction' : 'conjunction' }).format(names)
const counted = (count: number, noun: string, plural: string) => `${String(count)} ${count === 1 ? noun : plural}`

function verbOf(rows: readonly PreviewRow[], { noun, plural }: { noun: string; plural: string }): string {
	const count = (what: PreviewRow['becomes']) => rows.filter(({ becomes }) => becomes === what).length
	const [added, changed] = [count('new'), count('changed')]
	const parts = [added > 0 && `add ${counted(added, noun, plural)}`, changed > 0 && `change ${String(changed)}`]
	const text = parts.filter((part) => part !== false).join(', ')
	return text === '' ? NOTHING : text.charAt(0).toUpperCase() + text.slice(1)
}

/** Before a pasted block is written: what each row becomes, what is wrong with it and what is understood here. */
export default function PastePreview({ grid, rev, once, start, onClose }: PastePreviewProps) {
	const names = gridList(grid.kind)
	const [pasted, setPasted] = useState(() => pastedOf(start, grid))
	const [over, setOver] = useState(start.ids.length > 0 && !pasted.headed)
	const writing = useEdit()
	const body = useRef<HTMLDivElement>(null)
	const box = useRef<HTMLTextAreaElement>(null)
	// The dialog was there before its script: what is copied goes into the box at once.
	useEffect(() => box.current?.focus(), [])
	const { fields, texts } = pasted
	const [isInDollars, setInDollars] = useState(false)
	// What the plan counts in is known from the first look at the block.
	const [currency, setCurrency] = useState<string | null>(null)
	// Which rows are called as entries of the plan is known from there, too: they are meant, unless somebody says otherwise.
	const [twins, setTwins] = useState<readonly (string | null)[]>([])
	const [updatesTwins, setUpdatesTwins] = useState(true)
	const idOf = (at: number) => (over ? (start.ids[at] ?? null) : updatesTwins ? (twins[at] ?? null) : null)
	const blockOf = (keeps: (at: number) => boolean): PastedBlock & { baseRev: number } => ({
		fields,
		rows: texts.flatMap((row, at) => (keeps(at) ? [{ id: idOf(at), texts: row }] : [])),
		...(currency !== null && isInDollars && { pricesIn: DOLLARS.code }),
		baseRev: rev,
	})
	const whole = texts.length > MOST_PASTED_ROWS ? '' : JSON.stringify(blockOf(() => true))
	const isTooMuch = whole === '' || whole.length > MOST_PASTED_LETTERS
	const asked = texts.length === 0 || isTooMuch ? null : whole
	const trial = useDryRun('paste', grid.kind, asked)
	const preview = (trial.reply?.ok === false ? trial.reply.preview : null) ?? null
	const asks = preview?.currency ?? null
	useEffect(() => {
		if (asks !== null) setCurrency(asks)
	}, [asks])
	useEffect(() => {
		if (preview !== null) setTwins(preview.twins)
	}, [preview])
	const rows = preview?.rows.length === texts.length ? preview.rows : []
	const refused = rows.filter(({ becomes }) => becomes === 'refused').length
	const adds = texts.some((_, at) => idOf(at) === null)
	const missing = texts.length === 0 || !adds ? [] : columnsMissing(grid.columns, fields)
	const skipped = pasted.heads.filter((head, at) => head !== '' && fields[at] === '')
	const troubles = [
		...(missing.length > 0
			? [`No column is ${inList(missing.map(({ label }) => label))}: choose it above the column that holds it.`]
			: []),
		...(isTooMuch
			? [`Too large: paste at most ${String(MOST_PASTED_ROWS)} rows and a million characters at a time.`]
			: []),
		...(preview?.problems ?? []),
		...refusalTexts(trial.reply),
		...refusalTexts(writing.reply),
	]
	const verb = verbOf(rows, names)
	const written = writing.reply?.ok === true
	useEffect(() => {
		if (written) onClose(`Done: ${verb.charAt(0).toLowerCase()}${verb.slice(1)}. Ctrl+Z undoes it.`)
	}, [written, verb, onClose])
	const busy = trial.busy || writing.busy
	// What has been settled is no field any more: on to the next, and in the end to the button that writes.
	useEffect(() => {
		const [sheet, focused] = [body.current, document.activeElement]
		if (busy || preview === null || sheet === null || (focused?.closest('.paste-sheet') ?? null) !== null) return
		sheet.querySelector<HTMLElement>('input[aria-invalid], .button-primary')?.focus()
	}, [busy, preview])
	useEffect(() => {
		/** The next cell that has to be settled. */
		const onKeyDown = (event: KeyboardEvent) => {
			const bad = [...(body.current?.querySelectorAll<HTMLInputElement>('input[aria-invalid]') ?? [])]
			if (event.key !== 'F8' || bad.length === 0) return
			event.preventDefault()
			const at = bad.findIndex((input) => input === document.activeElement)
			bad[(at + 1) % bad.length]?.focus()
		}
		document.addEventListener('keydown', onKeyDown)
		return () => document.removeEventListener('keydown', onKeyDown)
	}, [])
	const write = () => {
		const block = JSON.stringify({
			...blockOf((at) => rows[at]?.becomes !== 'refused'),
			decimals: preview?.decimals,
		})
		writing.edit({ intent: 'paste', list: grid.kind, once, block })
	}
	if (texts.length === 0)
		return (
			<label className="field">
				<span className="field-label">Rows from a spreadsheet, with or without headings</span>
				<textarea
					ref={box}
					rows={8}
					className="field-box w-full p-2"
					onChange={(event) => setPasted(pastedOf({ rows: readTabbed(event.target.value), left: 0 }, grid))}
				/>
				<span className="field-help">
					Without headings, columns in this order: {grid.columns.map(({ label }) => label).join(', ')}. You will see
					every change before it is saved.
				</span>
			</label>
		)
	return (
		<div className="paste-sheet" ref={body}>
			<p role="status">
				<b>
					{counted(texts.length, 'row', 'rows')} pasted{refused > 0 && `, ${String(refused)} to fix`}.
				</b>{' '}
				Nothing is saved yet. Columns were matched by {pasted.headed ? 'headings' : 'order'}; use the column names to
				change a match.
				{skipped.length > 0 &&
					` Skipped: ${inList(
						skipped.map((head) => `“${head}”`),
						'and',
					)}.`}
				{refused > 0 && ' Rows with errors are skipped. F8: next error.'}
			</p>
			{troubles.length > 0 && (
				<Notice kind="failing" live>
					{troubles.join(' ')}
				</Notice>
			)}
			{start.ids.length > 0 && (
				<label className="my-2 flex items-center gap-2">
					<input type="checkbox" checked={!over} onChange={(event) => setOver(!event.target.checked)} />
					Add as new {names.plural} instead of overwriting from the selected cell
				</label>
			)}
			{!over && twins.some((twin) => twin !== null) && (
				<fieldset className="my-2 flex items-center gap-4">
					<legend className="field-label">
						{counted(twins.filter((twin) => twin !== null).length, 'name is', 'names are')} in the plan already
					</legend>
					{[true, false].map((updates) => (
						<label key={String(updates)} className="flex items-center gap-2">
							<input
								type="radio"
								name="twins"
								checked={updatesTwins === updates}
								onChange={() => setUpdatesTwins(updates)}
							/>
							{updates ? `Update those ${names.plural}` : `Add them as new ${names.plural}`}
						</label>
					))}
				</fieldset>
			)}
			{currency !== null && (
				<fieldset className="my-2 flex items-center gap-4">
					<legend className="field-label">Currency for prices without one</legend>
					{[currency, 'USD'].map((code) => (
						<label key={code} className="flex items-center gap-2">
							<input
								type="radio"
								name="prices-in"
								checked={isInDollars === (code === 'USD')}
								onChange={() => setInDollars(code === 'USD')}
							/>
							{code}
						</label>
					))}
				</fieldset>
			)}
			<PasteTable
				{...{ columns: grid.columns, hasSources: isGraded(grid.kind), fields, texts, rows }}
				heads={pasted.heads}
				toldOf={missing.map(({ field }) => field)}
				onField={(at, field) => {
					const others = fields.map((old) => (old === field ? '' : old))
					setPasted({ ...pasted, fields: others.with(at, field) })
				}}
				onText={(row, at, text) => {
					const whole = fields.map((_, place) => texts[row]?.[place] ?? '')
					setPasted({ ...pasted, texts: texts.with(row, whole.with(at, text)) })
				}}
			/>
			{preview !== null && (
				<details className="mt-3">
					<summary>Accepted formats</summary>
					<dl className="key-list mt-2">
						{preview.understood.map(({ label, text }) => (
							<Fragment key={label}>
								<dt>{label}</dt>
								<dd>{text}</dd>
							</Fragment>
						))}
					</dl>
				</details>
			)}
			<div className="paste-foot">
				<Button type="button" onClick={() => onClose(null)}>
					Discard
				</Button>
				<Button
					type="button"
					kind="primary"
					disabled={busy || verb === NOTHING || (preview?.problems.length ?? 0) > 0}
					onClick={write}
				>
					{verb}
				</Button>
			</div>
		</div>
	)
}
