import { createApp } from 'vue';
import './client.ts';
import NotFoundPage from './NotFoundPage.vue';

createApp(NotFoundPage).mount('#app');
