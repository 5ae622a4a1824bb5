import { Fragment } from 'react'

const KEYS = [
	[
		'Anywhere in a plan',
		[
			['Ctrl K', 'Search pages, items, figures, plans and terms'],
			['Ctrl Z', 'Undo your latest change'],
			['Ctrl Shift Z', 'Redo it'],
			['Esc', 'Close what is on top'],
		],
	],
	[
		'Keys alone, outside of fields and grids',
		[
			['1 to 5', 'Tabs of the page'],
			['N', 'Add an entry to the list of the page'],
			['/', 'Find in a long list'],
			['[', 'Narrow or widen the rail'],
			['?', 'This sheet'],
		],
	],
	[
		'In a grid',
		[
			[
				'Arrows',
				'Move from cell to cell, with Ctrl to the edge; Page up and down by a screen; Home and End to the ends of the row, with Ctrl of the grid',
			],
			['Shift arrows', 'Choose a block of cells; Ctrl A all, Shift and a click up to there'],
			['Enter, F2', 'Edit the cell; any letter begins it anew'],
			['Tab', 'Keep what is typed and go on to the right'],
			['Esc', 'Drop what is typed; after a refusal put back what was there'],
			['Delete', 'Empty what is chosen, so that its default holds'],
			['Alt ↑, Alt ↓', 'Move the row, or the chosen rows, up or down in the plan’s own order'],
			['Ctrl D', 'Fill the first row of the block down; a single row takes what stands above it'],
			['Ctrl C, X, V', 'Copy, cut and paste a cell or a block; of a block you see first what it would do'],
			['F8', 'The next cell of a pasted block that has to be settled'],
		],
	],
	[
		'On the bars of the schedule',
		[
			['↑, ↓', 'From bar to bar'],
			['←, →', 'Move it by a month, with Shift its end'],
			['Enter', 'Keep the move; where nothing moved, open its dates'],
			['Esc', 'Put it back'],
		],
	],
	[
		'In the list of what is to do',
		[
			['J, K', 'The next entry, and back'],
			['Space', 'Confirm the default'],
			['E', 'Open where it is settled'],
		],
	],
	[
		'On the odds of the schedule',
		[
			['↑, ↓', 'From date to date; Enter opens it'],
			['R', 'Run the draws again'],
		],
	],
] as const

type KeySheetProps = { single: boolean; onSingle: (on: boolean) => void }

/** Every key there is, and the switch for those that are pressed alone. */
export default function KeySheet({ single, onSingle }: KeySheetProps) {
	return (
		<>
			{KEYS.map(([where, keys]) => (
				<section key={where} className="mb-4">
					<h3 className="font-semibold">{where}</h3>
					<dl className="key-list">
						{keys.map(([key, does]) => (
							<Fragment key={key}>
								<dt>
									<kbd>{key}</kbd>
								</dt>
								<dd>{does}</dd>
							</Fragment>
						))}
					</dl>
				</section>
			))}
			<label className="flex items-center gap-2">
				<input type="checkbox" checked={single} onChange={(event) => onSingle(event.target.checked)} />
				Use keys that are pressed alone
			</label>
		</>
	)
}
