import { render } from 'solid-js/web';
import './accounts.ts';
import { App } from './App.tsx';

render(() => <App />, document.getElementById('root')!);
