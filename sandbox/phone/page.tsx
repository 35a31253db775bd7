/** The phone page: what the phones of the sandbox show, and what one can do with them. */
import { render } from 'preact';

import { App } from './app';
import { store } from './store';
import './style/index.css';

store.listen();
render(<App />, document.getElementById('page')!);
