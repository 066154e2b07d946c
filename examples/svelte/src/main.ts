import { mount } from 'svelte';
import './accounts.ts';
import App from './App.svelte';

mount(App, { target: document.getElementById('root')! });
