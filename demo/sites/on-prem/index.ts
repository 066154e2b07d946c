import { createApp } from 'vue';
import './client.ts';
import HomePage from './HomePage.vue';

createApp(HomePage).mount('#app');
